// Counts the heap allocations of the calling thread, for tests that promise there are none.
//
// The functions of malloc are defined again in the test program, which glibc allows, and pass on
// to its own; other threads and code outside begin/end are not counted.
#pragma once

// Starts counting on this thread.
void allocation_counter_begin(void);
// Stops, and gives the number of allocations since the start.
long allocation_counter_end(void);
