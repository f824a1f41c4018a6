// Element-wise kernels of the recurrent networks, and the optimisers' one-pass updates.
//
// Every function exists for float (`_f32`) and double (`_f64`); each is a plain loop that the
// compiler vectorises, compiled once per CPU generation, the right clone picked at load time
// (kernel_attributes.h). Nothing here allocates, keeps state or knows a network. Letters:
// B batch, H hidden units, n elements. Arrays are row-major, batch first; a gradient that a kernel
// "adds into" is never zeroed by it. Swift sees these through `NetworkScalar` only.
#pragma once
#include <stddef.h>

#define KERNEL_NAME_(name, suffix) name##_##suffix
#define KERNEL_NAME(name, suffix) KERNEL_NAME_(name, suffix)

#define REAL float
#define KERNEL(name) KERNEL_NAME(name, f32)
#include "kernel_declarations.h"
#undef REAL
#undef KERNEL

#define REAL double
#define KERNEL(name) KERNEL_NAME(name, f64)
#include "kernel_declarations.h"
#undef REAL
#undef KERNEL
