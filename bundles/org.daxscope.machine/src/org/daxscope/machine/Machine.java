package org.daxscope.machine;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.daxscope.dax.Partition;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.dm.DmDevice;
import org.daxscope.dm.Lower;
import org.daxscope.fs.DiskFileSystem;
import org.daxscope.fs.FileSystem;
import org.daxscope.fs.MetadataArea;
import org.daxscope.kernel.Errno;
import org.daxscope.kernel.KernelError;
import org.daxscope.kernel.KernelModel;
import org.daxscope.kernel.KernelOops;
import org.daxscope.kernel.Rule;
import org.daxscope.kernel.Stateful;
import org.daxscope.kernel.event.EventSink;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Outcome;
import org.daxscope.kernel.operation.SentSignal;
import org.daxscope.kernel.operation.Spared;
import org.daxscope.machine.image.DeviceImage;
import org.daxscope.machine.image.MachineImage;
import org.daxscope.machine.image.PageImage;
import org.daxscope.machine.mm.AddressSpaces;
import org.daxscope.machine.mm.KillPolicies;
import org.daxscope.machine.mm.MemoryFailure;
import org.daxscope.machine.mm.Owners;
import org.daxscope.machine.mm.Signals;
import org.daxscope.machine.mm.UserMemory;
import org.daxscope.pmem.bus.NvdimmBus;
import org.daxscope.pmem.disk.PmemDisk;
import org.daxscope.pmem.disk.PmemPlatform;

/**
 * A computer with persistent memory and a Linux kernel, as far as poison can reach. Everything happens through
 * {@link #perform}. Deterministic: the same operations give the same outcomes and the same events. Not safe for use by several
 * threads at once.
 */
public final class Machine implements Stateful<MachineState> {
    private final MachineSpec spec;
    private final OpenCalls events;
    private final OperationEvents entries;
    private final PmemPlatform platform;
    private final DeviceMapper mapper;
    private final AddressSpaces spaces;
    private final Partitions partitions;
    private final Mounts mounts;
    private final OpenFiles files;
    private final FileCalls fileCalls;
    private final MappingCalls mappingCalls;
    private final KillPolicies policies;
    private final Shares shares;
    private final UserMemory memory;
    private final Signals signals;
    private final MemoryFailure failures;
    private final MemoryCalls memoryCalls;
    private final PoisonCalls poisonCalls;
    private final NamespaceCalls namespaceCalls;
    private final DmCalls dmCalls;
    private final PartitionCalls partitionCalls;
    private final PowerCalls power;
    private final ImageBuilder images;
    private final PageImages pageImages;
    private long performed;

    /** Switches a machine on, with empty disks. */
    public Machine(MachineSpec spec, EventSink sink) {
        this.spec = spec;
        this.events = new OpenCalls(sink);
        this.entries = new OperationEvents(events);
        this.platform = Hardware.of(spec, events);
        this.spaces = new AddressSpaces(events);
        this.partitions = new Partitions(events);
        this.mapper = new DeviceMapper(spec.kernel(), events, this::diskOrPartition);
        this.policies = new KillPolicies(events);
        this.shares = new Shares(spec.kernel(), events, spaces, policies, this::userMemory, this::memoryFailure,
                platform::fence);
        this.mounts = new Mounts(spec.kernel(), events, mapper, partitions, spaces, shares);
        this.files = new OpenFiles(spec.kernel(), events, platform, mapper, mounts, spaces);
        this.fileCalls = new FileCalls(files, new InodeLocks(events));
        this.signals = new Signals(events);
        Owners owners = new MountedOwners(platform, mounts);
        this.failures = new MemoryFailure(spec.kernel(), events, spaces, policies, signals, owners);
        platform.disks().forEach(disk -> disk.onKernelConsumption(at -> failures.found(at, PmemDisk.REPORTED_LSB)));
        this.memory = new UserMemory(spec.kernel(), events, spaces, failures);
        this.mappingCalls = new MappingCalls(spec.kernel(), files, spaces, memory);
        this.memoryCalls = new MemoryCalls(platform, owners, failures, policies);
        this.poisonCalls = new PoisonCalls(spec.kernel(), events, files);
        this.namespaceCalls = new NamespaceCalls(files, mounts, mapper, spaces, poisonCalls);
        this.dmCalls = new DmCalls(mapper, mounts, files);
        this.power = new PowerCalls(spec.power(), events, platform, partitions, mapper, mounts, files, spaces,
                policies);
        this.partitionCalls = new PartitionCalls(partitions, mapper, mounts, files);
        SpaceUse use = new SpaceUse(mounts, mapper, partitions);
        this.images =
                new ImageBuilder(power::isOn, platform, mounts, spaces, use, new DmImages(mapper, mounts, partitions),
                        partitions);
        this.pageImages = new PageImages(mounts, files, spaces, use);
    }

    private UserMemory userMemory() {
        return memory;
    }

    private MemoryFailure memoryFailure() {
        return failures;
    }

    private Optional<Lower> diskOrPartition(String name) {
        Optional<Lower> disk = platform.disks().stream().filter(one -> one.name().equals(name)).findFirst()
                .flatMap(Namespaces::device);
        return disk.isPresent() ? disk : partitions.find(name).map(part -> new Lower(part, part));
    }

    /** The partitions of all disks in the order of their making, for looking only. */
    public List<Partition> partitions() {
        return partitions.all();
    }

    public MachineSpec spec() {
        return spec;
    }

    /** The disks in order, for looking only. */
    public List<PmemDisk> disks() {
        return platform.disks();
    }

    /** The dm devices in the order of their making, for looking only. */
    public List<DmDevice> dmDevices() {
        return mapper.devices();
    }

    /** What was mounted first, for looking only. */
    public Optional<FileSystem> fileSystem() {
        return mounts.all().stream().findFirst();
    }

    /** Names of the devices that have a file system mounted, in the order of mounting. */
    public List<String> mounted() {
        return mounts.mounted().stream().map(Mounts.Mounted::disk).toList();
    }

    /** The file system mounted from a disk, for looking only. */
    public Optional<FileSystem> fileSystem(String disk) {
        return mounts.on(disk);
    }

    /** Where the file system on a disk, mounted or not, keeps what is no file's data, for looking only; empty without one. */
    public List<MetadataArea> metadataAreas(String disk) {
        return mounts.onDevice(disk).map(DiskFileSystem::metadataAreas).orElseGet(() -> mounts.layout(disk));
    }

    /** Whether it runs; a power failure switches it off. */
    public boolean isOn() {
        return power.isOn();
    }

    public KernelModel kernel() {
        return spec.kernel();
    }

    @Override
    public MachineState save() {
        return new MachineState(platform.save(), partitions.save(), mapper.save(), files.saveRawCaches(), mounts.save(),
                spaces.save(), policies.save(), power.save(), performed);
    }

    @Override
    public void restore(MachineState state) {
        platform.restore(state.platform);
        partitions.restore(state.partitions);
        mapper.restore(state.mapper);
        files.restoreRawCaches(state.rawCaches);
        mounts.restore(state.mounts);
        spaces.restore(state.spaces);
        policies.restore(state.policies);
        power.restore(state.power);
        performed = state.performed;
    }

    /**
     * Signals that the operation performed last sent to processes other than the one that acted, in order: they find them when
     * they run again. What the acting process got is in the outcome.
     */
    public List<SentSignal> signalsToOthers() {
        return signals.toOthers();
    }

    /** Processes that map the file of a page that failed in the operation performed last, and were not signalled. */
    public List<Spared> spared() {
        return signals.spared();
    }

    /** What processes asked to be told of failed pages, for looking only. */
    public KillPolicies killPolicies() {
        return policies;
    }

    /** The disks of {@link #image} without their areas: media, tables and page flags, at a fraction of the cost. */
    public List<DeviceImage> tables() {
        return images.tables();
    }

    /** An immutable picture of the present state. */
    public MachineImage image() {
        return images.build();
    }

    /**
     * One 4 KiB page of a disk from all sides, for an inspector.
     *
     * @param byteOfDisk any byte of the page
     * @throws IllegalArgumentException in a sentence, when there is no such disk or byte
     */
    public PageImage page(String disk, long byteOfDisk) {
        return pageImages.page(images.disk(disk), byteOfDisk);
    }

    /**
     * Does what is asked, the only way anything changes.
     *
     * @throws UnsupportedOperationException saying what the model cannot do yet; state and journal may have changed
     */
    public Outcome perform(Operation operation) {
        events.begin();
        signals.begin();
        entries.enter(operation, performed++);
        Outcome own = answer(() -> permitted(operation));
        Outcome outcome = own instanceof Outcome.Died ? own : answer(() -> relayToGuests(own));
        // The locks that are given back on the way out are as good as a fence.
        platform.fence();
        events.leave(switch (outcome) {
            case Outcome.Done done -> done.value();
            case Outcome.Data data -> data.bytes().length;
            case Outcome.Failed failed -> -failed.errno().number();
            case Outcome.Killed killed -> -Errno.EFAULT.number();
            case Outcome.Died died -> -Errno.EFAULT.number();
            default -> 0;
        });
        return outcome;
    }

    private Outcome permitted(Operation operation) {
        Arguments.check(operation);
        if (!power.isOn() && !(operation instanceof Operation.Reboot))
            throw new KernelError(Errno.ENODEV, Rule.POWER_IS_OFF);
        return dispatch(operation);
    }

    /** What comes of it, whichever way it ends. */
    private Outcome answer(Supplier<Outcome> call) {
        try {
            return call.get();
        } catch (KernelError error) {
            events.refuse(entries.machine(), error.reason());
            return new Outcome.Failed(error.errno(), error.reason());
        } catch (KernelOops oops) {
            events.breakOff();
            events.refuse(entries.machine(), oops.reason());
            return new Outcome.Died(oops.reason());
        }
    }

    /** What a hypervisor was told of its guest's memory it tells the guest, once the host is done with it, well or badly. */
    private Outcome relayToGuests(Outcome done) {
        for (SentSignal signal : signals.toOthers())
            mounts.ofGuests().forEach(guest -> shares.relay(guest, signal));
        return done;
    }

    private Outcome dispatch(Operation operation) {
        return switch (operation) {
            case Operation.Read read -> fileCalls.read(read);
            case Operation.Write write -> fileCalls.write(write);
            case Operation.Fallocate call -> fileCalls.fallocate(call);
            case Operation.Truncate call -> fileCalls.truncate(call);
            case Operation.Fsync call -> fileCalls.fsync(call);
            case Operation.Create call -> fileCalls.create(call);
            case Operation.Rename call -> fileCalls.rename(call);
            case Operation.Fsck call -> new Outcome.Done(mounts.check(call.disk(), call.arguments()));
            case Operation.Age call -> new Outcome.Done(new Ageing(files.deviceFileSystem(call.disk()), call).run());
            case Operation.SpaceOf call -> fileCalls.space(call);
            case Operation.Unlink call -> fileCalls.unlink(call);
            case Operation.Reflink call -> fileCalls.reflink(call);
            case Operation.CopyRange call -> fileCalls.copyRange(call);
            case Operation.SendFile call -> fileCalls.sendFile(call);
            case Operation.ListExtents call -> fileCalls.extents(call);
            case Operation.Status call -> fileCalls.status(call);
            case Operation.Seek call -> fileCalls.seek(call);
            case Operation.Discard call -> fileCalls.discard(call);
            case Operation.ZeroOut call -> fileCalls.zeroOut(call);
            case Operation.Mmap call -> mappingCalls.mmap(call);
            case Operation.Munmap call -> mappingCalls.munmap(call);
            case Operation.Msync call -> mappingCalls.msync(call);
            case Operation.Madvise call -> mappingCalls.madvise(call);
            case Operation.Pagemap call -> mappingCalls.pagemap(call);
            case Operation.Load call -> mappingCalls.load(call);
            case Operation.Store call -> mappingCalls.store(call);
            case Operation.Memset call -> mappingCalls.memset(call);
            case Operation.Persist call -> mappingCalls.persist(call);
            case Operation.WriteFromMap call -> mappingCalls.writeFromMap(call);
            case Operation.ReadIntoMap call -> mappingCalls.readIntoMap(call);
            case Operation.StoreBadblocks call -> poisonCalls.store(call);
            case Operation.PoisonMedia call -> poisonCalls.poison(call);
            case Operation.InjectError call -> poisonCalls.inject(call);
            case Operation.Storm call -> poisonCalls.storm(call);
            case Operation.ClearErrors call -> poisonCalls.clearErrors(call);
            default -> namespace(operation);
        };
    }

    private Outcome namespace(Operation operation) {
        return switch (operation) {
            case Operation.ClearErrorCommand call -> namespaceCalls.clear(call);
            case Operation.RepairNamespace call -> namespaceCalls.repair(call);
            case Operation.StartScrub call -> namespaceCalls.startScrub(call);
            case Operation.WaitScrub call -> namespaceCalls.waitScrub(call);
            case Operation.SetErrorScrub call -> namespaceCalls.errorScrub(call);
            case Operation.DisableNamespace call -> namespaceCalls.disable(call);
            case Operation.EnableNamespace call -> namespaceCalls.enable(call);
            case Operation.ConfigureNamespace call -> namespaceCalls.configure(call);
            default -> memoryFailure(operation);
        };
    }

    private Outcome memoryFailure(Operation operation) {
        return switch (operation) {
            case Operation.MachineCheck call -> mappingCalls.machineCheck(call);
            case Operation.PatrolScrub call -> memoryCalls.patrolScrub(call);
            case Operation.DecodeError call -> memoryCalls.decode(call);
            case Operation.HardOffline call -> memoryCalls.offline(call);
            case Operation.HoldDecoder call -> memoryCalls.holdDecoder(call);
            case Operation.KillPolicy call -> memoryCalls.killPolicy(call);
            case Operation.EarlyKillDefault call -> memoryCalls.earlyKill(call);
            default -> tool(operation);
        };
    }

    private Outcome tool(Operation operation) {
        return switch (operation) {
            case Operation.TableDm call -> dmCalls.table(call);
            case Operation.StatusDm call -> dmCalls.status(call);
            case Operation.InfoDm call -> dmCalls.info(call);
            case Operation.MessageDm call -> dmCalls.message(call);
            case Operation.ReplayLog call -> dmCalls.replay(call);
            default -> environment(operation);
        };
    }

    private Outcome environment(Operation operation) {
        switch (operation) {
            case Operation.PowerCut call -> power.cut(call);
            case Operation.Reboot call -> power.boot(call);
            case Operation.Scrub call -> platform.buses().forEach(NvdimmBus::scrub);
            case Operation.MakeFileSystem call -> mounts.format(call.disk(), call.type(), call.arguments());
            case Operation.Mount call -> mounts.mount(call.disk(), call.options());
            case Operation.Unmount call -> {
                Mounts.Mounted mount = mounts.toUnmount(call.disk());
                files.sync(mount);
                mounts.unmount(mount);
            }
            case Operation.CreateDm call -> dmCalls.create(call);
            case Operation.LoadDm call -> dmCalls.load(call);
            case Operation.SuspendDm call -> dmCalls.suspend(call);
            case Operation.ResumeDm call -> dmCalls.resume(call);
            case Operation.PassTime call -> mapper.pass(call.seconds());
            case Operation.RemoveDm call -> dmCalls.remove(call);
            case Operation.PlaceFile call -> files.place(call.name(), call.size(), call.extents());
            case Operation.CreatePartition call -> partitionCalls.create(call);
            case Operation.RemovePartition call -> partitionCalls.remove(call);
            case Operation.Sync call -> files.syncAll();
            case Operation.CloseDevice call -> files.closeDevice(call.disk());
            case Operation.DropCaches call -> {
                files.syncAll();
                files.dropClean();
            }
            case Operation.Rebind call -> {
                PmemDisk disk = files.requireDisk(call.disk());
                failures.removed(disk);
                disk.rebind();
                files.rawCache(call.disk()).drop(0, Long.MAX_VALUE);
            }
            default -> throw new UnsupportedOperationException(operation.getClass().getSimpleName());
        }
        return new Outcome.Done(0);
    }
}
