// The optimisers' updates for both scalar types; the code is in optimisers.inc.h.
#include "CKernels.h"

#include "kernel_attributes.h"

// Unlike sqrt() this never sets errno, so the compiler may vectorise it.
#define SQRT(x) __builtin_elementwise_sqrt(x)

#define REAL float
#define KERNEL(name) KERNEL_NAME(name, f32)
#define FMA __builtin_fmaf
#include "optimisers.inc.h"
#undef REAL
#undef KERNEL
#undef FMA

#define REAL double
#define KERNEL(name) KERNEL_NAME(name, f64)
#define FMA __builtin_fma
#include "optimisers.inc.h"
