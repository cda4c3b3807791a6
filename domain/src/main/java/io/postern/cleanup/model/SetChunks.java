package io.postern.cleanup.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two brackets of an {@link IdPattern}, cut at the hyphens that make ranges, as
 * {@code fnmatch.translate} of Python 3.11 does it: a range whose ends are the wrong way round goes, and both ends with it.
 */
final class SetChunks {

    private SetChunks() {}

    /** The chunks from one place to before another; between the last of each and the first of the next is a range. */
    static List<List<Integer>> of(int[] text, int from, int end) {
        List<List<Integer>> chunks = new ArrayList<>();
        int start = from;
        int k = text[from] == '!' ? from + 2 : from + 1;
        while (true) {
            k = hyphen(text, k, end);
            if (k < 0) break;
            chunks.add(characters(text, start, k));
            start = k + 1;
            k += 3;
        }
        // A hyphen at the end stands for itself.
        if (start < end || chunks.isEmpty()) chunks.add(characters(text, start, end));
        else chunks.getLast().add((int) '-');
        dropBackwardRanges(chunks);
        return chunks;
    }

    /** What all chunks stand for, without the first characters of the first one. */
    static List<IdPattern.Range> ranges(List<List<Integer>> chunks, int skipped) {
        List<IdPattern.Range> ranges = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            List<Integer> chunk = chunks.get(i);
            for (int c : chunk.subList(i == 0 ? skipped : 0, chunk.size())) ranges.add(new IdPattern.Range(c, c));
            if (i == 0) continue;
            int low = chunks.get(i - 1).getLast();
            int high = chunk.getFirst();
            ranges.add(new IdPattern.Range(low, high));
        }
        return ranges;
    }

    private static void dropBackwardRanges(List<List<Integer>> chunks) {
        for (int i = chunks.size() - 1; i > 0; i--) {
            List<Integer> before = chunks.get(i - 1);
            List<Integer> after = chunks.get(i);
            if (before.getLast() <= after.getFirst()) continue;
            before.removeLast();
            before.addAll(after.subList(1, after.size()));
            chunks.remove(i);
        }
    }

    private static int hyphen(int[] text, int from, int end) {
        for (int i = from; i < end; i++) if (text[i] == '-') return i;
        return -1;
    }

    private static List<Integer> characters(int[] text, int from, int end) {
        List<Integer> characters = new ArrayList<>();
        for (int i = from; i < end; i++) characters.add(text[i]);
        return characters;
    }
}
