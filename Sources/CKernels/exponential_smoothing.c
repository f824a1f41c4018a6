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

// With d = 1 - alpha and decay = d^t:
//   f[t] = level + (1 - 1/theta) (A d^t + B (1 - d^(t+1)) / alpha)
// A and B are the trend line through y[0..<t], or the whole line where it is kept.
INLINED void theta_pass(
    const int dynamic, const double *y, size_t n, size_t burn_in, double intercept, double slope,
    const double *parameters, double *squares) {
  lanes level, alpha, theta;
  LOAD(level, parameters);
  LOAD(alpha, parameters + 8);
  LOAD(theta, parameters + 16);
  lanes keep = 1 - alpha;
  lanes weight = 1 - 1 / theta;
  lanes drift = weight / alpha;
  lanes decay = alpha - alpha + 1;
  lanes total = alpha - alpha;
  double mean = 0;
  double a = dynamic ? y[0] : intercept;
  double b = dynamic ? 0 : slope;
  for (size_t t = 0; t < n; t++) {
    lanes next = decay * keep;
    lanes line = FMA(weight * a, decay, drift * b * (1 - next));
    lanes f = level + line;
    // The dynamic model has no trend line before its first observation.
    if (dynamic && t == 0) f = y[0] + (alpha - alpha);
    lanes e = y[t] - f;
    if (t >= burn_in) total = FMA(e, e, total);
    level = FMA(alpha, y[t] - level, level);
    decay = next;
    if (dynamic) {
      double i = (double)t;
      if (t > 0) b = ((i - 1) * b + 6 * (y[t] - mean) / (i + 1)) / (i + 2);
      mean = (i * mean + y[t]) / (i + 1);
      a = mean - b * (i + 2) / 2;
      if (t == 0) a = y[0];
    }
  }
  STORE(squares, total);
}

VECTORISED void theta_sums(
    int dynamic, const double *y, size_t n, size_t burn_in, double intercept, double slope,
    const double *parameters, double *squares) {
  if (dynamic)
    theta_pass(1, y, n, burn_in, intercept, slope, parameters, squares);
  else
    theta_pass(0, y, n, burn_in, intercept, slope, parameters, squares);
}
