// Declarations of the optimisers' updates for one scalar type; included by CKernels.h.
#ifndef KERNEL
#error "include CKernels.h"
#endif

// --- optimisers: one pass over parameters p[n] and gradients g[n] ------------------------------
// With L2 decay λ every rule but AdamW sees g + λ p. Formulas and sources: UpdateRule.swift.

// p -= rate · g
void KERNEL(gradient_descent_step)(ptrdiff_t n, REAL rate, REAL decay, const REAL *g, REAL *p);
// v = momentum · v + g;  p -= rate · v, or rate · (g + momentum · v) where nesterov is not 0
void KERNEL(momentum_step)(ptrdiff_t n, REAL rate, REAL momentum, int nesterov, REAL decay,
                           const REAL *g, REAL *v, REAL *p);
// v += (1 - smoothing) (g² - v);  p -= rate · g / (√v + epsilon)
void KERNEL(rms_prop_step)(ptrdiff_t n, REAL rate, REAL smoothing, REAL epsilon, REAL decay,
                           const REAL *g, REAL *v, REAL *p);
// p *= shrink;  m += (1 - beta1) (g - m);  v = beta2 v + (1 - beta2) g²;
// p -= rate · m / (√v / root + epsilon), rate and root holding the bias corrections
void KERNEL(adam_step)(ptrdiff_t n, REAL rate, REAL root, REAL beta1, REAL beta2, REAL epsilon,
                       REAL decay, REAL shrink, const REAL *g, REAL *m, REAL *v, REAL *p);
// y[n] = clamp(y[n], ±bound); NaN stays
void KERNEL(clip)(ptrdiff_t n, REAL bound, REAL *y);
// mean[n] += share · (x[n] - mean[n])
void KERNEL(move_towards)(ptrdiff_t n, REAL share, const REAL *x, REAL *mean);
