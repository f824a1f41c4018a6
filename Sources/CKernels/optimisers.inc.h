// The optimisers' updates for one scalar type. SQRT is correctly rounded and sets no errno.

VECTORISED void KERNEL(gradient_descent_step)(ptrdiff_t n, REAL rate, REAL decay,
                                              const REAL *restrict g, REAL *restrict p) {
  for (ptrdiff_t i = 0; i < n; i++) p[i] = FMA(-rate, FMA(decay, p[i], g[i]), p[i]);
}

VECTORISED void KERNEL(momentum_step)(ptrdiff_t n, REAL rate, REAL momentum, int nesterov,
                                      REAL decay, const REAL *restrict g, REAL *restrict v,
                                      REAL *restrict p) {
  // The look-ahead is a factor, so that the loop has no branch.
  REAL own = nesterov ? momentum : 1;
  REAL fresh = nesterov ? 1 : 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    REAL gradient = FMA(decay, p[i], g[i]);
    v[i] = FMA(momentum, v[i], gradient);
    p[i] = FMA(-rate, FMA(own, v[i], fresh * gradient), p[i]);
  }
}

VECTORISED void KERNEL(rms_prop_step)(ptrdiff_t n, REAL rate, REAL smoothing, REAL epsilon,
                                      REAL decay, const REAL *restrict g, REAL *restrict v,
                                      REAL *restrict p) {
  REAL share = 1 - smoothing;
  for (ptrdiff_t i = 0; i < n; i++) {
    REAL gradient = FMA(decay, p[i], g[i]);
    v[i] = FMA(share * gradient, gradient, smoothing * v[i]);
    p[i] = FMA(-rate, gradient / (SQRT(v[i]) + epsilon), p[i]);
  }
}

VECTORISED void KERNEL(adam_step)(ptrdiff_t n, REAL rate, REAL root, REAL beta1, REAL beta2,
                                  REAL epsilon, REAL decay, REAL shrink, const REAL *restrict g,
                                  REAL *restrict m, REAL *restrict v, REAL *restrict p) {
  REAL share1 = 1 - beta1, share2 = 1 - beta2;
  for (ptrdiff_t i = 0; i < n; i++) {
    REAL gradient = FMA(decay, p[i], g[i]);
    m[i] = FMA(share1, gradient - m[i], m[i]);
    v[i] = FMA(share2 * gradient, gradient, beta2 * v[i]);
    p[i] = FMA(-rate, m[i] / (SQRT(v[i]) / root + epsilon), shrink * p[i]);
  }
}

VECTORISED void KERNEL(clip)(ptrdiff_t n, REAL bound, REAL *y) {
  for (ptrdiff_t i = 0; i < n; i++) {
    REAL x = y[i];
    x = x > bound ? bound : x;
    y[i] = x < -bound ? -bound : x;
  }
}

VECTORISED void KERNEL(move_towards)(ptrdiff_t n, REAL share, const REAL *restrict x,
                                     REAL *restrict mean) {
  for (ptrdiff_t i = 0; i < n; i++) mean[i] = FMA(share, x[i] - mean[i], mean[i]);
}
