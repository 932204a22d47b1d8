package org.daxscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static Snapshot<String> snapshot(int step, int event) {
        return new Snapshot<>(new Cursor(step, event), "s" + step);
    }

    /** Steps with 3, 0, 0 and 5 events. */
    private static Timeline<String> four() {
        Timeline<String> timeline = Timeline.keepingAll(snapshot(0, 0));
        timeline.add(snapshot(1, 3));
        timeline.add(snapshot(2, 3));
        timeline.add(snapshot(3, 3));
        timeline.add(snapshot(4, 8));
        return timeline;
    }

    @Test
    void findsTheMomentOfAnEvent() {
        Timeline<String> timeline = four();

        assertThat(timeline.afterEvents(0)).isEqualTo(new Cursor(0, 0));
        assertThat(timeline.afterEvents(2)).isEqualTo(new Cursor(0, 2));
        assertThat(timeline.afterEvents(3)).as("the step that wrote the third").isEqualTo(new Cursor(1, 3));
        assertThat(timeline.afterEvents(4)).as("inside the step after the empty ones").isEqualTo(new Cursor(3, 4));
        assertThat(timeline.afterEvents(8)).isEqualTo(timeline.end());
        assertThatThrownBy(() -> timeline.afterEvents(9)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("Cursor[step=4, event=8]");
    }

    @Test
    void knowsWhichMomentsThereAre() {
        Timeline<String> timeline = four();

        assertThat(timeline.contains(new Cursor(2, 3))).isTrue();
        assertThat(timeline.contains(new Cursor(3, 7))).isTrue();
        assertThat(timeline.contains(new Cursor(3, 8))).as("that is after step 4").isFalse();
        assertThat(timeline.contains(new Cursor(1, 4))).isFalse();
        assertThat(timeline.contains(new Cursor(3, 2))).isFalse();
        assertThat(timeline.contains(new Cursor(4, 9))).isFalse();
        assertThat(timeline.contains(new Cursor(5, 8))).isFalse();
    }

    @Test
    void findsTheNearestSnapshot() {
        Timeline<String> timeline = four();

        assertThat(timeline.atOrBefore(new Cursor(0, 2)).state()).isEqualTo("s0");
        assertThat(timeline.atOrBefore(new Cursor(2, 3)).state()).isEqualTo("s2");
        assertThat(timeline.atOrBefore(new Cursor(3, 7)).state()).isEqualTo("s3");
        assertThat(timeline.atOrBefore(new Cursor(4, 8)).state()).isEqualTo("s4");
    }

    @Test
    void truncatingForgetsTheFuture() {
        Timeline<String> timeline = four();
        timeline.truncate(2);

        assertThat(timeline.end()).isEqualTo(new Cursor(2, 3));
        assertThat(timeline.snapshots()).isEqualTo(3);
        timeline.add(snapshot(3, 100));
        assertThat(timeline.eventsAfter(3)).isEqualTo(100);
        assertThatThrownBy(() -> timeline.truncate(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void misuseIsAnError() {
        Timeline<String> timeline = four();

        assertThatIllegalArgumentException().isThrownBy(() -> timeline.add(snapshot(6, 9)))
                .withMessageContaining("does not follow");
        assertThatIllegalArgumentException().isThrownBy(() -> timeline.add(snapshot(5, 7)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeline<>(snapshot(1, 0), 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeline<>(snapshot(0, 0), 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cursor(0, -1));
        Timeline<String> later = new Timeline<>(snapshot(0, 10), 8);
        assertThatIllegalArgumentException().isThrownBy(() -> later.atOrBefore(new Cursor(0, 9)));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 16, 100, 1024})
    void thinnedTimelinesStillFindTheNearest(int maximum) {
        Timeline<String> timeline = new Timeline<>(snapshot(0, 0), maximum);
        List<Cursor> all = new ArrayList<>(List.of(timeline.start()));
        Random random = new Random(maximum);
        for (int step = 1; step <= 5_000; step++) {
            Cursor at = new Cursor(step, all.getLast().event() + random.nextInt(20));
            all.add(at);
            timeline.add(new Snapshot<>(at, "s" + step));
            assertThat(timeline.snapshots()).isLessThanOrEqualTo(maximum);
        }

        Cursor end = timeline.end();
        for (Cursor moment : all) {
            Snapshot<String> nearest = timeline.atOrBefore(moment);
            assertThat(nearest.state()).isEqualTo("s" + nearest.at().step());
            assertThat(nearest.at()).isLessThanOrEqualTo(moment).isEqualTo(all.get(nearest.at().step()));
            assertThat(moment.event() - nearest.at().event()).as("events to replay for %s", moment)
                    .isLessThanOrEqualTo(8 * (end.event() + end.step()) / maximum + 20);
            assertThat(timeline.afterStep(moment.step())).isEqualTo(moment);
        }
        assertThat(timeline.atOrBefore(end).at()).as("the latest is always kept").isEqualTo(end);
    }
}
