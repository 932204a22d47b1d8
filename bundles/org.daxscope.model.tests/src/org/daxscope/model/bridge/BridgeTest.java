package org.daxscope.model.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import org.daxscope.kernel.NamespaceMode;
import org.daxscope.kernel.SegmentType;
import org.daxscope.kernel.operation.Operation;
import org.daxscope.kernel.operation.Operation.MapFlag;
import org.daxscope.machine.place.Span;
import org.daxscope.machine.scene.FileSpec;
import org.daxscope.machine.scene.Scene;
import org.daxscope.machine.scene.Script;
import org.daxscope.machine.scene.Step;
import org.daxscope.model.AllocationKind;
import org.daxscope.model.ModeKind;
import org.daxscope.model.ProviderKind;
import org.daxscope.model.SegmentKind;
import org.daxscope.model.MapFlagKind;
import org.daxscope.model.ModelFactory;
import org.daxscope.model.ModelPackage;
import org.daxscope.model.OperationElement;
import org.daxscope.model.RandomScenes;
import org.daxscope.model.RegionElement;
import org.daxscope.model.SceneElement;
import org.daxscope.model.Session;
import org.daxscope.pmem.bus.Provider;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BridgeTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recordsComeBackAsTheyWere(long seed) {
        Script script = new RandomScenes(seed).script();

        assertThat(ToRecords.script(ToModel.session(script))).as("seed %d", seed).isEqualTo(script);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void elementsComeBackAsTheyWere(long seed) {
        Session session = ToModel.session(new RandomScenes(seed).script());

        Session again = ToModel.session(ToRecords.script(session));

        assertThat(EcoreUtil.equals(again.getScene(), session.getScene())).as("scene of seed %d", seed).isTrue();
        assertThat(EcoreUtil.equals(again.getSteps(), session.getSteps())).as("steps of seed %d", seed).isTrue();
    }

    /** Each feature of the scene and its steps matters: changed on its own, the records differ or cannot be made. */
    @Test
    void everyFeatureOfASceneReachesTheRecords() {
        Set<EStructuralFeature> reached = new LinkedHashSet<>();
        for (long seed = 0; seed < 60; seed++) {
            Session session = ToModel.session(new RandomScenes(seed).script());
            Script before = ToRecords.script(session);
            List<EObject> parts = new java.util.ArrayList<>();
            session.getScene().eAllContents().forEachRemaining(parts::add);
            parts.add(session.getScene());
            session.getSteps().forEach(step -> {
                parts.add(step);
                step.eAllContents().forEachRemaining(parts::add);
            });
            for (EObject part : parts)
                for (EStructuralFeature feature : part.eClass().getEAllStructuralFeatures())
                    if (!reached.contains(feature) && matters(session, before, part, feature))
                        reached.add(feature);
        }

        Set<EStructuralFeature> all = new LinkedHashSet<>();
        Set<String> apart = Set.of("Session", "BookmarkElement", "SpanElement", "ViewElement", "SettingElement");
        ModelPackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast)
                .filter(type -> !apart.contains(type.getName()))
                .forEach(type -> all.addAll(type.getEStructuralFeatures()));
        assertThat(reached).containsAll(all);
    }

    private static boolean matters(Session session, Script before, EObject part, EStructuralFeature feature) {
        Object old = part.eGet(feature);
        if (feature.isMany()) {
            @SuppressWarnings("unchecked") List<Object> list = (List<Object>) old;
            if (list.isEmpty())
                return false;
            Object removed = list.remove(0);
            boolean differs = differs(session, before);
            list.add(0, removed);
            return differs;
        }
        part.eSet(feature, other(feature, old));
        boolean differs = differs(session, before);
        part.eSet(feature, old);
        return differs;
    }

    private static Object other(EStructuralFeature feature, Object old) {
        return switch (old) {
            case null -> null;
            case String text -> text + "x";
            case Long number -> number ^ 1;
            case Integer number -> number ^ 1;
            case Boolean flag -> !flag;
            case org.eclipse.emf.common.util.Enumerator literal -> feature.getEType()
                    .getInstanceClass().getEnumConstants()[literal.getValue() == 0 ? 1 : 0];
            default -> null;
        };
    }

    private static boolean differs(Session session, Script before) {
        try {
            return !ToRecords.script(session).equals(before);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    @Test
    void constantsAreTheEngines() {
        assertThat(names(ProviderKind.values())).isEqualTo(names(Provider.values()));
        assertThat(names(ModeKind.values())).isEqualTo(names(NamespaceMode.values()));
        assertThat(names(SegmentKind.values())).isEqualTo(names(SegmentType.values()));
        assertThat(names(AllocationKind.values())).isEqualTo(names(FileSpec.How.values()));
        assertThat(names(MapFlagKind.values())).isEqualTo(names(MapFlag.values()));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** A component added to the engine's scene needs a place here: this fails until it has one. */
    @Test
    void theSceneHasAPlaceForEachComponent() {
        List<String> components =
                Arrays.stream(Scene.class.getRecordComponents()).map(RecordComponent::getName).toList();

        assertThat(ModelPackage.Literals.SCENE_ELEMENT.getEAllStructuralFeatures())
                .extracting(EStructuralFeature::getName)
                .containsExactlyElementsOf(components);
    }

    @Test
    void aSpanComesBack() {
        Span span = Span.file("f", 4096, 8192);

        assertThat(ToRecords.span(ToModel.span(span))).isEqualTo(span);
    }

    @Test
    void anUnknownOperationIsNamed() {
        OperationElement operation = ToModel.operation(new Operation.Scrub());
        operation.setName("Scrubb");

        assertThatThrownBy(() -> ToRecords.operation(operation)).isInstanceOf(ElementException.class)
                .hasMessageContaining("unknown operation \"Scrubb\"").hasMessageContaining("expected one of");
    }

    @Test
    void anArgumentThatIsThereTwiceIsRefused() {
        OperationElement operation = ToModel.operation(new Operation.Fsync("f"));
        operation.getArguments().add(EcoreUtil.copy(operation.getArguments().get(0)));

        assertThatThrownBy(() -> ToRecords.operation(operation)).hasMessageContaining("\"on\" twice");
    }

    @Test
    void whatIsMissingIsNamedWithItsPlace() {
        Session session = ModelFactory.eINSTANCE.createSession();
        assertThatThrownBy(() -> ToRecords.script(session)).hasMessage("The session has no scene.");

        SceneElement scene = ToModel.scene(new RandomScenes(1).scene());
        RegionElement region = ModelFactory.eINSTANCE.createRegionElement();
        region.setName("region9");
        scene.getRegions().add(region);
        assertThatThrownBy(() -> ToRecords.scene(scene)).isInstanceOfSatisfying(ElementException.class,
                e -> assertThat(e.element()).isSameAs(region)).hasMessage("Region \"region9\" has no namespace.");
    }

    @Test
    void anUnsetTextIsAnEmptyOne() {
        Step step = Step.of(new Operation.Fsync(""));
        var element = ToModel.step(step);
        element.setTitle(null);
        element.getOperations().get(0).getArguments().get(0).setValue(null);

        assertThat(ToRecords.step(element)).isEqualTo(step);
    }
}
