package org.daxscope.lab.recording;

/**
 * The inputs of a step, typed and checked. Groups follow what a step acts upon, so that a player can be divided
 * likewise.
 */
public sealed interface StepInput permits PoisonStep, FileStep, MappingStep, EnvironmentStep, StepInput.Unknown {
    /** An operation this version does not know; a player marks it unsupported. */
    record Unknown(String op) implements StepInput {
    }
}
