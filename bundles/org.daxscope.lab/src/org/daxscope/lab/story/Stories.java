package org.daxscope.lab.story;

import static org.daxscope.lab.story.StoryBuilder.load;
import static org.daxscope.lab.story.StoryBuilder.pread;
import static org.daxscope.lab.story.StoryBuilder.punch;
import static org.daxscope.lab.story.StoryBuilder.pwrite;
import static org.daxscope.lab.story.StoryBuilder.store;

import java.util.List;
import java.util.Optional;

import org.daxscope.kernel.operation.Operation;

/** The stories that come with Daxscope. A test plays them and holds what they tell against what happens. */
public final class Stories {
    private static final int PAGE = 4096;
    private static final long PMD = 2L << 20;
    /** The page of each file in which a line goes bad, as a file offset in bytes. */
    private static final long BAD_PAGE = 5L * PAGE;
    private static final String[] OTHER_KERNELS = {"5.10", "6.12"};

    private Stories() {
    }

    /** In the order in which a newcomer should see them. */
    public static List<Story> all() {
        return List.of(oneBadLine(), holePunch(), efault());
    }

    /** By its id. */
    public static Optional<Story> find(String id) {
        return all().stream().filter(story -> story.id().equals(id)).findFirst();
    }

    private static Story oneBadLine() {
        StoryBuilder story = new StoryBuilder("6.1", "xfs").file("f", 2 * PMD);
        long line = BAD_PAGE + 512;
        return story
                .step("The application reads the first byte of its file", """
                        One page fault maps 2 MiB at once: the file lies in one extent at a 2 MiB boundary, so a single \
                        page-table entry is enough. See the mapping in Topology.""",
                        load("f", 0))
                .step("256 bytes of the DIMM go bad", """
                        Only the media knows. No table has a record: the poison is latent. In the Page Map, step to it with \
                        Ctrl+. (next trouble) and zoom in until you see the one line.""",
                        story.poison("f", line, 256))
                .step("The application reads a byte of the bad line", """
                        The processor raises a machine check and the application gets SIGBUS, BUS_MCEERR_AR. si_addr_lsb is \
                        21: as far as the application is told, all 2 MiB of the mapping are lost. The kernel marks the page \
                        HWPoison, takes it out of its own map, tears the 2 MiB entry down, and records 8 sectors, a whole \
                        page, although 256 bytes are bad: that is the blast radius.""",
                        load("f", line))
                .step("It reads the byte just before that page", """
                        Healthy, and mapped again, but now by a 4 KiB entry: with a record inside, the 2 MiB cannot be mapped \
                        at once any more.""",
                        load("f", BAD_PAGE - 1))
                .step("It reads the bad line again", """
                        This time no media is touched: the page fault itself finds the record and refuses. On 6.1 that is \
                        BUS_ADRERR without si_addr_lsb, on 6.5 and later BUS_MCEERR_AR again.""",
                        load("f", line))
                .step("It tries pread(2) on the page", """
                        EIO: direct_access refuses a range that a record overlaps. The Journal shows who refused and by which \
                        rule.""",
                        pread("f", BAD_PAGE, PAGE))
                .step("A page-aligned pwrite(2) repairs the page", """
                        The recovery write: it clears the poison, takes the record out of all three tables, lifts HWPoison, \
                        brings the page back into the kernel's map, and stores good data in place. The file keeps its one \
                        extent. On 5.10, before the patch series, this is EIO.""",
                        pwrite("f", BAD_PAGE, PAGE))
                .step("The application reads the byte once more", """
                        Good data, no trouble left. Now try it in your own way: double-click step 6, choose Action > Recover, \
                        and see beforehand what a hole punch would do. Ctrl+Z takes it back.""",
                        load("f", line))
                .tell("one-bad-line", "One bad line",
                        "256 bytes go bad under an application. What it sees, what the kernel believes, and how one write "
                                + "puts everything right.",
                        "Kernel 6.1, a 512 MiB pmem disk with XFS mounted with dax=always, a file f of 4 MiB, and an "
                                + "application that has it mapped.",
                        OTHER_KERNELS);
    }

    private static Story holePunch() {
        StoryBuilder story = new StoryBuilder("6.1", "xfs").file("old", 2 * PMD).file("new", 2 * PMD);
        return story
                .step("The application reads both files", """
                        Each is one extent at a 2 MiB boundary, and each is mapped by a 2 MiB page-table entry.""",
                        load("old", 0), load("new", 0))
                .step("In each file a line goes bad, and a scrub finds both", """
                        Media and tables agree: known poison in page 5 of both files.""",
                        story.poison("old", BAD_PAGE, 256), story.poison("new", BAD_PAGE, 256), new Operation.Scrub())
                .step("The application reads both pages and gets SIGBUS twice", """
                        Both files are in the same trouble. Now each is repaired in its own way.""",
                        load("old", BAD_PAGE), load("new", BAD_PAGE))
                .step("old: punch a hole where the page was", """
                        The way before the patch series. The block goes back to the file system, bad as it is, and the file \
                        is in two pieces with a hole between them.""",
                        punch("old", BAD_PAGE, PAGE))
                .step("old: write the page again", """
                        The hole gets a new block from somewhere else: three extents. Good data can be read again, but the \
                        poison and its record are still there, on a free block that the next file may get.""",
                        pwrite("old", BAD_PAGE, PAGE), new Operation.Fsync("old"))
                .step("new: write the page in place", """
                        The recovery write of the patch series: poison cleared, record gone, still one extent. On 5.10 it is \
                        refused with EIO; compare the kernels in Steps.""",
                        pwrite("new", BAD_PAGE, PAGE))
                .step("The application reads both pages again", """
                        Both read good data. But look at the page-table entries: new is mapped by 2 MiB again, old only by \
                        4 KiB, and for good, since its first 2 MiB are no longer contiguous on the media.""",
                        load("old", BAD_PAGE), load("new", BAD_PAGE))
                .step("Where do the files lie now?", """
                        Three extents against one. Fragmentation shows both as strips, before and after.""",
                        new Operation.ListExtents("old"), new Operation.ListExtents("new"))
                .tell("hole-punch", "Hole punch against recovery write",
                        "Two files, the same poison. One is repaired the old way, by a hole, one by a page-aligned pwrite. "
                                + "One extent or three, 2 MiB mapping kept or lost, record gone or left behind.",
                        "Kernel 6.1, a 512 MiB pmem disk with XFS, two files of 4 MiB called old and new, both mapped by "
                                + "an application.",
                        OTHER_KERNELS);
    }

    private static Story efault() {
        StoryBuilder story = new StoryBuilder("6.1", "ext4").file("f", 2 * PMD);
        return story
                .step("A line goes bad, and a scrub finds it", """
                        Known poison in page 5: media line 1 of its 16 lines of 256 bytes is bad. Since 256 bytes are half a \
                        sector, the record covers one sector of 512 bytes.""",
                        story.poison("f", BAD_PAGE + 256, 256), new Operation.Scrub())
                .step("pwrite of the bad sector only",
                        """
                        EFAULT, although the buffer is fine: recovery works on whole pages. A stride that holds poison must \
                        begin and end at a page boundary, and the error that comes back for one that does not is EFAULT.""",
                        pwrite("f", BAD_PAGE, 512))
                .step("pwrite of the healthy sector behind it", """
                        EFAULT as well, with no bad byte in the range: the check rounds out to the page.""",
                        pwrite("f", BAD_PAGE + 512, 512))
                .step("pwrite of 4096 bytes, half of them in the page before", """
                        A short write: the healthy half is stored, 2048 bytes, and the part in the bad page is not. A program \
                        that goes on with the rest gets EFAULT next.""",
                        pwrite("f", BAD_PAGE - PAGE / 2, PAGE))
                .step("A store through the mapping", """
                        No way round it: the page fault finds the record. Stores never clear poison.""",
                        store("f", BAD_PAGE, 'W'))
                .step("pwrite of the whole page", """
                        Page aligned, a whole page: cleared and written. This is the write to use.""",
                        pwrite("f", BAD_PAGE, PAGE))
                .step("pwrite of 512 bytes, once more", """
                        Fine now: without a record an ordinary write is an ordinary write.""",
                        pwrite("f", BAD_PAGE, 512))
                .tell("why-efault", "Why did my pwrite return EFAULT?",
                        "A write of 512 good bytes comes back with Bad address. The rule behind it, the short write beside it, "
                                + "and the write that works.",
                        "Kernel 6.1, a 512 MiB pmem disk with ext4 mounted with dax=always, a file f of 4 MiB, mapped by an "
                                + "application.",
                        OTHER_KERNELS);
    }
}
