package org.daxscope.kernel.operation;

import org.daxscope.kernel.SigInfo;

/**
 * A signal that a process got while another one, or nobody, acted: it finds it when it runs again.
 *
 * @param process who got it
 * @param thread the thread it was sent to, empty for the main one
 * @param map name of its mapping that holds si_addr
 * @param mapOffset bytes from that mapping's start to si_addr
 * @param fileOffset the same in the mapped file
 */
public record SentSignal(String process, String thread, SigInfo signal, String map, long mapOffset, long fileOffset) {
}
