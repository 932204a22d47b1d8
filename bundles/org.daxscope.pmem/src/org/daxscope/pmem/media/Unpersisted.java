package org.daxscope.pmem.media;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.daxscope.kernel.Stateful;
import org.jspecify.annotations.Nullable;

/**
 * The stores of one media that a power failure may take back, by page. Nothing is kept for eADR, where none may. A line that
 * was stored to several times in a row keeps only what it held when it was last persistent.
 */
final class Unpersisted implements Stateful<Map<Long, AtRisk>> {
    private final PersistenceDomain domain;
    private final TreeMap<Long, AtRisk> pages = new TreeMap<>();
    private @Nullable Map<Long, AtRisk> saved;
    private long bytes;

    Unpersisted(PersistenceDomain domain) {
        this.domain = domain;
    }

    boolean keepsNothing() {
        return domain == PersistenceDomain.CPU_CACHE;
    }

    /** Bytes at risk, in whole 64-byte lines. */
    long bytes() {
        return bytes;
    }

    /** By page number, ascending, for looking. */
    Map<Long, AtRisk> pages() {
        return pages;
    }

    /** To be called right before a store. */
    void storing(long page, @Nullable MediaPage now, int offset, int length, boolean throughCache) {
        if (keepsNothing() || length == 0)
            return;
        long lines = AtRisk.mask(offset, length);
        AtRisk old = pages.get(page);
        boolean wholePage = old == null && lines == -1L;
        AtRisk risk;
        if (now == null)
            risk = old == null ? AtRisk.nothing(null, (byte) 0) : old.remember(lines, new MediaPage(0));
        else
            if (wholePage && now.bytes == null)
                risk = AtRisk.nothing(null, now.uniform);
            else
                risk = (old == null ? AtRisk.nothing(null, (byte) 0) : old).remember(lines, now);
        put(page, risk.store(lines, throughCache));
    }

    /** Poison that the store just made took away. */
    void healed(long page, int units) {
        AtRisk old = pages.get(page);
        if (old != null)
            put(page, old.heal(units));
    }

    /** clwb over some bytes of a page. */
    void writeBack(long page, int offset, int length) {
        change(page, risk -> risk.writeBack(AtRisk.mask(offset, length)));
    }

    void persist(long page, int offset, int length) {
        change(page, risk -> risk.persist(AtRisk.mask(offset, length)));
    }

    /** sfence, or a locked instruction. */
    void fence() {
        changeAll(risk -> risk.fence(domain == PersistenceDomain.MEMORY_CONTROLLER));
    }

    /** What a fence has handed over is pushed out to the media. */
    void drain() {
        changeAll(AtRisk::drain);
    }

    void forgetAll() {
        saved = null;
        pages.clear();
        bytes = 0;
    }

    private void changeAll(UnaryOperator<AtRisk> change) {
        if (pages.isEmpty())
            return;
        saved = null;
        bytes = 0;
        pages.replaceAll((page, risk) -> change.apply(risk));
        pages.values().removeIf(risk -> risk.all() == 0);
        pages.values().forEach(risk -> bytes += risk.bytes());
    }

    private void change(long page, UnaryOperator<AtRisk> change) {
        AtRisk old = pages.get(page);
        if (old != null)
            put(page, change.apply(old));
    }

    private void put(long page, AtRisk risk) {
        saved = null;
        AtRisk old = risk.all() == 0 ? pages.remove(page) : pages.put(page, risk);
        bytes += risk.bytes() - (old == null ? 0 : old.bytes());
    }

    @Override
    public Map<Long, AtRisk> save() {
        Map<Long, AtRisk> state = saved;
        if (state == null)
            saved = state = pages.isEmpty() ? Map.of() : new TreeMap<>(pages);
        return state;
    }

    @Override
    public void restore(Map<Long, AtRisk> state) {
        pages.clear();
        pages.putAll(state);
        saved = state;
        bytes = 0;
        pages.values().forEach(risk -> bytes += risk.bytes());
    }
}
