package doudi.embedded;

import java.util.Arrays;

/** The keys under which one document stands in one index. */
record IndexKeys(Object[][] keys, boolean fromArrays) {

    static final IndexKeys NONE = new IndexKeys(new Object[0][], false);

    static IndexKeys one(Object[] key) {
        return new IndexKeys(new Object[][] {key}, false);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexKeys that && fromArrays == that.fromArrays && Arrays.deepEquals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(keys);
    }
}
