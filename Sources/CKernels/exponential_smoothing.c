// Exponential smoothing and Theta recursions in eight lanes; see the header for the shapes.
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "exponential_smoothing.h"
#include "kernel_attributes.h"

typedef double lanes __attribute__((vector_size(64)));
typedef int64_t lane_bits __attribute__((vector_size(64)));

#define LOAD(target, source) memcpy(&(target), (source), sizeof(lanes))
#define STORE(target, source) memcpy((target), &(source), sizeof(lanes))
#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))

// The form is constant where this is inlined, so its branches are gone from the loop.
INLINED void sums(
    const int trend, const int season, const int relative, const double *y, size_t n, size_t m,
    const double *parameters, double *seasons, double *squares, double *logs) {
  lanes alpha, beta, gamma, phi, level, slope;
  LOAD(alpha, parameters);
  LOAD(beta, parameters + 8);
  LOAD(gamma, parameters + 16);
  LOAD(phi, parameters + 24);
  LOAD(level, parameters + 32);
  LOAD(slope, parameters + 40);
  lanes total = {0};
  lanes product = total + 1;
  lane_bits exponents = {0};
  size_t phase = 0;
  for (size_t t = 0; t < n; t++) {
    lanes damped = phi * slope;
    lanes q = trend ? FMA(phi, slope, level) : level;
    lanes s = {0};
    if (season) LOAD(s, seasons + 8 * phase);
    lanes f = season == 0 ? q : season == 1 ? q + s : q * s;
    lanes error = y[t] - f;
    // The error in the unit of the level.
    lanes surprise = season == 2 ? error / s : error;
    lanes e = relative ? error / f : error;
    total = FMA(e, e, total);
    level = FMA(alpha, surprise, q);
    if (trend) slope = FMA(beta, surprise, damped);
    if (season) {
      s = FMA(gamma, season == 2 ? error / q : error, s);
      STORE(seasons + 8 * phase, s);
      phase = phase + 1 == m ? 0 : phase + 1;
    }
    if (relative) {
      product *= f;
      // One logarithm at the end: the exponents are put aside before they overflow.
      if ((t & 7) == 7) {
        lane_bits bits = (lane_bits)product;
        exponents += ((bits >> 52) & 0x7ff) - 1023;
        product = (lanes)((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
      }
    }
  }
  STORE(squares, total);
  if (relative)
    for (int lane = 0; lane < smoothing_lanes; lane++)
      logs[lane] = log(fabs(product[lane])) + (double)exponents[lane] * M_LN2;
}

#define FORM(trend, season, relative) \
  case (trend) * 6 + (season) * 2 + (relative): \
    sums((trend), (season), (relative), y, n, m, parameters, seasons, squares, logs); \
    return

VECTORISED void ets_sums(
    int trend, int season, int relative, const double *y, size_t n, size_t m,
    const double *parameters, double *seasons, double *squares, double *logs) {
  switch (trend * 6 + season * 2 + relative) {
    FORM(0, 0, 0);
    FORM(0, 0, 1);
    FORM(0, 1, 0);
    FORM(0, 1, 1);
    FORM(0, 2, 0);
    FORM(0, 2, 1);
    FORM(1, 0, 0);
    FORM(1, 0, 1);
    FORM(1, 1, 0);
    FORM(1, 1, 1);
    FORM(1, 2, 0);
    FORM(1, 2, 1);
  }
}

// With d = 1 - alpha: f[t] = level + (1 - 1/theta) (A[t] d^t + B[t] (1 - d^(t+1)) / alpha)
VECTORISED void theta_sums(
    const double *y, const double *intercepts, const double *slopes, size_t n, size_t burn_in,
    const double *parameters, double *squares) {
  lanes level, alpha, weight;
  LOAD(level, parameters);
  LOAD(alpha, parameters + 8);
  LOAD(weight, parameters + 16);
  const lanes zero = {0};
  lanes keep = 1 - alpha;
  lanes drift = weight / alpha;
  lanes decay = zero + 1;
  lanes total = zero;
  for (size_t t = 0; t < n; t++) {
    lanes next = decay * keep;
    // A power too small to matter is 0: denormal numbers are slow.
    next = (lanes)((lane_bits)next & (next > 1e-200));
    lanes line = FMA(weight * intercepts[t], decay, drift * slopes[t] * (1 - next));
    lanes e = y[t] - (level + line);
    if (t >= burn_in) total = FMA(e, e, total);
    level = FMA(alpha, y[t] - level, level);
    decay = next;
  }
  STORE(squares, total);
}
