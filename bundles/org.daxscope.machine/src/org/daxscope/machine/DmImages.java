package org.daxscope.machine;

import java.util.ArrayList;
import java.util.List;

import org.daxscope.dax.Partition;
import org.daxscope.dm.DeviceMapper;
import org.daxscope.dm.DmDevice;
import org.daxscope.dm.DmLine;
import org.daxscope.machine.image.DeviceImage.Area;
import org.daxscope.machine.image.DmImage;

/** Pictures of the dm devices. */
final class DmImages {
    private final DeviceMapper mapper;
    private final Mounts mounts;
    private final Partitions partitions;

    DmImages(DeviceMapper mapper, Mounts mounts, Partitions partitions) {
        this.mapper = mapper;
        this.mounts = mounts;
        this.partitions = partitions;
    }

    List<DmImage> all() {
        List<DmImage> images = new ArrayList<>();
        for (DmDevice device : mapper.devices())
            images.add(image(device));
        return images;
    }

    private DmImage image(DmDevice device) {
        List<Area> areas = mounts.onDevice(device.name()).map(SpaceUse::of).orElse(List.of());
        return new DmImage(device.name(), device.number(), device.sectors(), device.isDax(), device.isSuspended(),
                device.table(), device.loadedTable(), device.lines().stream().map(this::target).toList(), areas);
    }

    private DmImage.Target target(DmLine line) {
        return new DmImage.Target(line.begin(), line.length(), line.type(), line.arguments(),
                line.routes().stream().map(route -> new DmImage.Route(route.first(), route.chunk(), route.stride(),
                        route.count(), disk(route.device()), start(route.device()) + route.start())).toList());
    }

    /** What lies on a partition lies on its disk. */
    private String disk(String device) {
        return partitions.find(device).map(part -> part.disk().name()).orElse(device);
    }

    private long start(String device) {
        return partitions.find(device).map(Partition::start).orElse(0L);
    }
}
