// Element-wise kernels of the recurrent networks, and the optimisers' one-pass updates.
//
// Every function exists for float (`_f32`) and double (`_f64`); each is a plain loop that the
// compiler vectorises, compiled once per CPU generation, the right clone picked at load time
// (kernel_attributes.h). Nothing here allocates, keeps state or knows a network. Letters:
// B batch, H hidden units, n elements. Arrays are row-major, batch first; a gradient that a kernel
// "adds into" is never zeroed by it. Swift sees these through `NetworkScalar` only.
#pragma once
#include <stddef.h>

#include "exponential_smoothing.h"

// The activation of an Elman cell; the leaky slope is 0.01.
typedef enum { elman_tanh, elman_logistic, elman_relu, elman_leaky_relu } elman_function;
// An LSTM cell, with the order of its gates in a row of `gates`.
typedef enum {
  lstm_forget,    // i, f, g, o
  lstm_1997,      // i, g, o: nothing is forgotten
  lstm_coupled,   // f, g, o: i = 1 - f
  lstm_peephole,  // i, f, g, o: the gates see the cell state
} lstm_kind;

#define KERNEL_NAME_(name, suffix) name##_##suffix
#define KERNEL_NAME(name, suffix) KERNEL_NAME_(name, suffix)

#define REAL float
#define KERNEL(name) KERNEL_NAME(name, f32)
#include "kernel_declarations.h"
#include "optimiser_declarations.h"
#undef REAL
#undef KERNEL

#define REAL double
#define KERNEL(name) KERNEL_NAME(name, f64)
#include "kernel_declarations.h"
#include "optimiser_declarations.h"
#undef REAL
#undef KERNEL
