package org.daxscope.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.daxscope.model.DmElement;
import org.daxscope.model.FileSystemElement;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.PartitionElement;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.junit.jupiter.api.Test;

class OtherDevicesTest {
    private static FileSystemElement fs(String type, String mkfs, String options) {
        FileSystemElement fs = ModelFactory.eINSTANCE.createFileSystemElement();
        fs.setDisk("pm0");
        fs.setType(type);
        fs.setMkfs(mkfs);
        fs.setOptions(options);
        return fs;
    }

    @Test
    void argumentsNameThem() {
        FileSystemElement fs = fs("xfs", "-m reflink=0 -d rtinherit=1 -r rtdev=/dev/pm1 -l logdev=pm2,size=64m", "");

        assertThat(OtherDevices.realtime(fs)).isEqualTo("pm1");
        assertThat(OtherDevices.log(fs)).isEqualTo("pm2");
        assertThat(OtherDevices.of(fs)).containsExactly("pm1", "pm2");
        assertThat(OtherDevices.log(fs("ext4", "-J device=pm3", ""))).isEqualTo("pm3");
        assertThat(OtherDevices.of(fs("ext4", "", "logdev=pm1"))).isEmpty();
    }

    @Test
    void settingThemKeepsWhatElseIsSaid() {
        FileSystemElement fs = fs("xfs", "-m reflink=0", "dax=always");

        OtherDevices.setRealtime(fs, "pm1");
        OtherDevices.setLog(fs, "pm2");
        assertThat(fs.getMkfs()).isEqualTo("-m reflink=0 -d rtinherit=1 -r rtdev=pm1 -l logdev=pm2");
        assertThat(fs.getOptions()).isEqualTo("dax=always,rtdev=pm1,logdev=pm2");

        OtherDevices.setRealtime(fs, "pm3");
        assertThat(fs.getMkfs()).isEqualTo("-m reflink=0 -d rtinherit=1 -r rtdev=pm3 -l logdev=pm2");

        OtherDevices.setRealtime(fs, "");
        OtherDevices.setLog(fs, "");
        assertThat(fs.getMkfs()).isEqualTo("-m reflink=0");
        assertThat(fs.getOptions()).isEqualTo("dax=always");
    }

    @Test
    void ext4NamesItsJournalToMkfsOnly() {
        FileSystemElement fs = fs("ext4", "", "dax=always");

        OtherDevices.setLog(fs, "pm1");

        assertThat(fs.getMkfs()).isEqualTo("-J device=pm1");
        assertThat(fs.getOptions()).isEqualTo("dax=always");
    }

    @Test
    void aRenamedDeviceIsRenamedWhereItIsNamed() {
        assertThat(OtherDevices.renamed("-r rtdev=pm1 -l logdev=pm11,size=8m", "pm1", "p"))
                .isEqualTo("-r rtdev=p -l logdev=pm11,size=8m");
        assertThat(OtherDevices.renamed("dax=always,rtdev=/dev/mapper/v", "v", "w"))
                .isEqualTo("dax=always,rtdev=/dev/mapper/w");
    }

    /** A partition's device is named after its disk: whoever names it follows. */
    @Test
    void aRenamedDiskTakesItsPartitionsAlong() {
        Session session = ModelFactory.eINSTANCE.createSession();
        SceneElement scene = ModelFactory.eINSTANCE.createSceneElement();
        session.setScene(scene);
        RegionElement region = ModelFactory.eINSTANCE.createRegionElement();
        region.setNamespace(ModelFactory.eINSTANCE.createNamespaceElement());
        region.getNamespace().setDisk("pm0");
        scene.getRegions().add(region);
        PartitionElement part = ModelFactory.eINSTANCE.createPartitionElement();
        part.setDisk("pm0");
        scene.getPartitions().add(part);
        DmElement dm = ModelFactory.eINSTANCE.createDmElement();
        dm.setTable("0 8 linear pm0p1 0");
        scene.getDmDevices().add(dm);
        FileSystemElement fs = fs("xfs", "-m reflink=0 -l logdev=pm0p2", "logdev=pm0p2");
        fs.setDisk("pm0p1");
        scene.getFileSystems().add(fs);

        new SessionDocument(session).rename("Rename", region.getNamespace(), "bay");

        assertThat(part.getDisk()).isEqualTo("bay");
        assertThat(dm.getTable()).isEqualTo("0 8 linear bay1 0");
        assertThat(fs.getDisk()).isEqualTo("bay1");
        assertThat(fs.getMkfs()).isEqualTo("-m reflink=0 -l logdev=bay2");
        assertThat(fs.getOptions()).isEqualTo("logdev=bay2");
    }
}
