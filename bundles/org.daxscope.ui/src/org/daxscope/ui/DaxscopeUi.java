package org.daxscope.ui;

/** The workbench's public names: views, perspective, commands and preferences, as written in plugin.xml. */
public final class DaxscopeUi {
    public static final String PLUGIN = "org.daxscope.ui";
    public static final String PERSPECTIVE = "org.daxscope.ui.perspective.pmemdebug";
    /** Key-binding context, active while one of the views is. */
    public static final String CONTEXT = "org.daxscope.ui.context";

    public static final String VIEW_ADDRESSES = "org.daxscope.ui.view.addresses";
    public static final String VIEW_WELCOME = "org.daxscope.ui.view.welcome";
    public static final String VIEW_PAGE_MAP = "org.daxscope.ui.view.pagemap";
    public static final String VIEW_SIGNALS = "org.daxscope.ui.view.signals";
    public static final String VIEW_STEPS = "org.daxscope.ui.view.steps";
    public static final String VIEW_TABLES = "org.daxscope.ui.view.tables";
    public static final String VIEW_JOURNAL = "org.daxscope.ui.view.journal";
    /** Parameters of the command that adds a record: the disk, and the first sector and number of sectors; a dialog asks without. */
    public static final String PARAMETER_RECORD_DISK = "org.daxscope.ui.command.tables.add.disk";
    public static final String PARAMETER_RECORD = "org.daxscope.ui.command.tables.add.record";
    public static final String VIEW_INSPECTOR = "org.daxscope.ui.view.inspector";
    public static final String VIEW_FRAGMENTATION = "org.daxscope.ui.view.fragmentation";
    public static final String VIEW_STACK = "org.daxscope.ui.view.stack";
    /** Key-binding context, active while the DAX Stack is. */
    public static final String CONTEXT_STACK = "org.daxscope.ui.context.stack";
    /** Key-binding context, active while the Journal is. */
    public static final String CONTEXT_JOURNAL = "org.daxscope.ui.context.journal";
    public static final String VIEW_TOPOLOGY = "org.daxscope.ui.view.topology";
    public static final String VIEW_PROBLEMS = "org.daxscope.ui.view.problems";
    /** Mends the selected problem, or those of what is selected. */
    public static final String COMMAND_QUICK_FIX = "org.daxscope.ui.command.quickFix";
    public static final String COMMAND_DUPLICATE = "org.daxscope.ui.command.duplicate";
    /** Shows what is selected in the Page Map. */
    public static final String COMMAND_SHOW_IN_MAP = "org.daxscope.ui.command.showInMap";

    public static final String COMMAND_OPEN = "org.daxscope.ui.command.open";
    /** Parameter of {@link #COMMAND_OPEN}: the file's path; a file dialog asks when it is absent. */
    public static final String PARAMETER_FILE = "org.daxscope.ui.command.open.file";
    public static final String COMMAND_SAVE = "org.daxscope.ui.command.save";
    public static final String COMMAND_SAVE_AS = "org.daxscope.ui.command.saveAs";
    /** Parameter of {@link #COMMAND_SAVE} and {@link #COMMAND_SAVE_AS}: the file's path. */
    public static final String PARAMETER_SAVE_FILE = "org.daxscope.ui.command.save.file";
    public static final String COMMAND_OPEN_SAMPLE = "org.daxscope.ui.command.openSample";
    public static final String COMMAND_WELCOME = "org.daxscope.ui.command.welcome";
    public static final String COMMAND_STORY = "org.daxscope.ui.command.story";
    /** Parameter of {@link #COMMAND_STORY}: the story's id. */
    public static final String PARAMETER_STORY = "org.daxscope.ui.command.story.id";
    public static final String COMMAND_FORWARD = "org.daxscope.ui.command.forward";
    public static final String COMMAND_BACK = "org.daxscope.ui.command.back";
    public static final String COMMAND_RUN_ALL = "org.daxscope.ui.command.runAll";
    public static final String COMMAND_RESET = "org.daxscope.ui.command.reset";

    public static final String COMMAND_SWITCH_THEME = "org.daxscope.ui.command.switchTheme";
    public static final String COMMAND_ZOOM_IN = "org.daxscope.ui.command.zoomIn";
    public static final String COMMAND_ZOOM_OUT = "org.daxscope.ui.command.zoomOut";
    public static final String COMMAND_FIT = "org.daxscope.ui.command.fit";
    public static final String COMMAND_NEXT_TROUBLE = "org.daxscope.ui.command.nextTrouble";
    public static final String COMMAND_PREVIOUS_TROUBLE = "org.daxscope.ui.command.previousTrouble";

    public static final String COMMAND_PIN = "org.daxscope.ui.command.pin";
    public static final String COMMAND_FOCUS_BACK = "org.daxscope.ui.command.focusBack";
    public static final String COMMAND_FOCUS_FORWARD = "org.daxscope.ui.command.focusForward";
    public static final String COMMAND_EXPORT_PICTURE = "org.daxscope.ui.command.exportPicture";
    public static final String COMMAND_EXPORT_DATA = "org.daxscope.ui.command.exportData";
    /** Parameter of the exports: the path of the file to write; a file dialog asks when it is absent. */
    public static final String PARAMETER_EXPORT_FILE = "org.daxscope.ui.command.export.file";

    /** Commands of actions begin with it; then comes the action: "pwrite", "load", ... */
    public static final String COMMAND_ACTION = "org.daxscope.ui.command.action.";
    /** Parameters of actions begin with it; then comes the field: "target", "offset", "length", ... */
    public static final String PARAMETER_ACTION = "org.daxscope.ui.parameter.";
    public static final String COMMAND_REPEAT = "org.daxscope.ui.command.repeat";
    public static final String COMMAND_RECOVER = "org.daxscope.ui.command.recover";
    public static final String COMMAND_REPLAY = "org.daxscope.ui.command.replay";
    public static final String COMMAND_SHOW_SIGNAL = "org.daxscope.ui.command.showSignal";
    public static final String COMMAND_KERNEL = "org.daxscope.ui.command.kernel";
    public static final String COMMAND_GO_TO = "org.daxscope.ui.command.goToStep";
    public static final String COMMAND_DELETE_LATER = "org.daxscope.ui.command.deleteLater";
    public static final String COMMAND_COPY_STEP = "org.daxscope.ui.command.copyStep";
    public static final String COMMAND_COMPARE = "org.daxscope.ui.command.compareKernels";

    public static final String PREFERENCE_PAGE = "org.daxscope.ui.preferences";
    /** Preference: which palette the Page Map uses. */
    public static final String PREFERENCE_PALETTE = "palette";
    /** Preference: the recordings opened last, newest first, one path a line. */
    public static final String PREFERENCE_RECENT = "recent";

    /** Preference: most rows that a table shows. */
    public static final String PREFERENCE_ROWS = "rows";
    /** Preference: whether actions are done at once, without their dialog. */
    public static final String PREFERENCE_AT_ONCE = "atOnce";

    private DaxscopeUi() {
    }
}
