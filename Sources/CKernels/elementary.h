// exp, logistic and tanh as straight-line code the compiler can vectorise, for float and double.
//
// exp: x = n·ln 2 + r with |r| <= ln 2 / 2, a polynomial in r, and 2^n written into the exponent.
// Worst errors seen over 10^6 points are in Tests/NeuralNetworksTests/Kernels: float within 2 ulp,
// double within 2 ulp. Source of the coefficients: Moshier, Cephes library (expf).
#pragma once
#include <stdint.h>

#include "kernel_attributes.h"

// exp x = power · (1 + result), power = 2^n.
INLINED float exp_parts_f32(float x, float *power) {
  // Outside these bounds 2^n leaves the normal numbers; the logistic is 0 or 1 there anyway.
  x = x < -87.0f ? -87.0f : x;
  x = x > 88.0f ? 88.0f : x;
  // Adding 1.5·2^23 rounds to the nearest whole number without a rounding instruction.
  const float magic = 12582912.0f;
  float shifted = __builtin_fmaf(x, 1.44269504088896341f, magic);
  float n = shifted - magic;
  float r = __builtin_fmaf(n, -0.693359375f, x);
  r = __builtin_fmaf(n, 2.12194440e-4f, r);
  float p = 1.9875691500e-4f;
  p = __builtin_fmaf(p, r, 1.3981999507e-3f);
  p = __builtin_fmaf(p, r, 8.3334519073e-3f);
  p = __builtin_fmaf(p, r, 4.1665795894e-2f);
  p = __builtin_fmaf(p, r, 1.6666665459e-1f);
  p = __builtin_fmaf(p, r, 5.0000001201e-1f);
  p = __builtin_fmaf(p, r * r, r);
  // The low bits of `shifted` hold n: no conversion to an integer, which a NaN would break.
  union { float value; uint32_t bits; } scale = {shifted};
  scale.bits = (scale.bits + 127) << 23;
  *power = scale.value;
  return p;
}

INLINED double exp_parts_f64(double x, double *power) {
  x = x < -708.0 ? -708.0 : x;
  x = x > 709.0 ? 709.0 : x;
  const double magic = 6755399441055744.0;  // 1.5·2^52
  double shifted = __builtin_fma(x, 1.4426950408889634074, magic);
  double n = shifted - magic;
  double r = __builtin_fma(n, -6.93147180369123816490e-01, x);
  r = __builtin_fma(n, -1.90821492927058770002e-10, r);
  double p = 1.0 / 6227020800.0;  // Taylor to r^13: the next term is below 5e-18
  p = __builtin_fma(p, r, 1.0 / 479001600.0);
  p = __builtin_fma(p, r, 1.0 / 39916800.0);
  p = __builtin_fma(p, r, 1.0 / 3628800.0);
  p = __builtin_fma(p, r, 1.0 / 362880.0);
  p = __builtin_fma(p, r, 1.0 / 40320.0);
  p = __builtin_fma(p, r, 1.0 / 5040.0);
  p = __builtin_fma(p, r, 1.0 / 720.0);
  p = __builtin_fma(p, r, 1.0 / 120.0);
  p = __builtin_fma(p, r, 1.0 / 24.0);
  p = __builtin_fma(p, r, 1.0 / 6.0);
  p = __builtin_fma(p, r, 0.5);
  p = __builtin_fma(p, r * r, r);
  union { double value; uint64_t bits; } scale = {shifted};
  scale.bits = (scale.bits + 1023) << 52;
  *power = scale.value;
  return p;
}

INLINED float exp_f32(float x) {
  float power;
  float q = exp_parts_f32(x, &power);
  return (q + 1.0f) * power;
}

INLINED double exp_f64(double x) {
  double power;
  double q = exp_parts_f64(x, &power);
  return (q + 1.0) * power;
}

INLINED float sigmoid_f32_(float x) { return 1.0f / (1.0f + exp_f32(-x)); }
INLINED double sigmoid_f64_(double x) { return 1.0 / (1.0 + exp_f64(-x)); }

// tanh x = (e - 1) / (e - 1 + 2) with e = exp 2x = 2^n (1 + q): e - 1 = 2^n q + (2^n - 1) keeps
// every digit near 0, where n = 0 and e - 1 = q, and needs no branch and no sign.
INLINED float tanh_f32(float x) {
  float power;
  float q = exp_parts_f32(2.0f * x, &power);
  float n = __builtin_fmaf(power, q, power - 1.0f);
  return n / (n + 2.0f);
}

INLINED double tanh_f64(double x) {
  double power;
  double q = exp_parts_f64(2.0 * x, &power);
  double n = __builtin_fma(power, q, power - 1.0);
  return n / (n + 2.0);
}
