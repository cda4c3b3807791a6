package io.postern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapPageTest {

    @Test
    void addsUpThePoolsOfTheHeap() {
        long used = HeapPage.usedBytes("""
            # TYPE jvm_memory_used_bytes gauge
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.5E7
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 4000000.0
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.9E7
            jvm_memory_max_bytes{area="heap",id="Eden Space"} 8.8E7
            """);

        assertThat(used).isEqualTo(19_000_000);
    }

    @Test
    void aPageThatDoesNotTellIsZero() {
        assertThat(HeapPage.usedBytes("not found")).isZero();
    }
}
