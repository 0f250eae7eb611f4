package doudi.embedded;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Several ordered parts of an index as one ordered whole. */
final class IndexMerge implements Iterator<IndexEntry> {

    private record Head(IndexEntry entry, Iterator<IndexEntry> rest) {}

    private final PriorityQueue<Head> heads;

    IndexMerge(List<Iterator<IndexEntry>> parts, Comparator<IndexEntry> order) {
        heads = new PriorityQueue<>(Comparator.comparing(Head::entry, order));
        parts.forEach(this::push);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public IndexEntry next() {
        Head first = heads.remove();
        push(first.rest());
        return first.entry();
    }

    private void push(Iterator<IndexEntry> part) {
        if (part.hasNext()) {
            heads.add(new Head(part.next(), part));
        }
    }
}
