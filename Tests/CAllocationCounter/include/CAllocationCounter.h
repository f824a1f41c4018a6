// Counts a thread's heap allocations, for tests that promise there are none.
#pragma once

// Allocations of this thread since it began, or -1 where they cannot be counted.
long allocation_count(void);
