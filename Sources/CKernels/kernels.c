// The kernels for both scalar types; the code is in the *.inc.h templates.
#include "CKernels.h"

#include "elementary.h"

#define REAL float
#define KERNEL(name) KERNEL_NAME(name, f32)
#define FMA __builtin_fmaf
#define EXP exp_f32
#define SIGMOID sigmoid_f32_
#define TANH tanh_f32
#define SQRT __builtin_sqrtf
#include "vectors.inc.h"
#include "elman.inc.h"
#include "lstm.inc.h"
#include "gru.inc.h"
#include "layers.inc.h"
#undef REAL
#undef KERNEL
#undef FMA
#undef EXP
#undef SIGMOID
#undef TANH
#undef SQRT

#define REAL double
#define KERNEL(name) KERNEL_NAME(name, f64)
#define FMA __builtin_fma
#define EXP exp_f64
#define SIGMOID sigmoid_f64_
#define TANH tanh_f64
#define SQRT __builtin_sqrt
#include "vectors.inc.h"
#include "elman.inc.h"
#include "lstm.inc.h"
#include "gru.inc.h"
#include "layers.inc.h"
