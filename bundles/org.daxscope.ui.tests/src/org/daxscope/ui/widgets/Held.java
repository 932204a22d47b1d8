package org.daxscope.ui.widgets;

/** Stands for code of ours that keeps the UI thread busy. */
public final class Held {
    private Held() {
    }

    public static void up(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end)
            Thread.onSpinWait();
    }
}
