// The recursions of exponential smoothing and Theta, for eight parameter vectors at a time.
//
// One pass over a series is a chain of dependent operations, so a single parameter vector leaves
// most of the CPU idle; eight side by side cost hardly more than one. An optimiser that asks for
// its difference quotients and its step lengths in groups of eight gets them at that price.
#pragma once
#include <stddef.h>

enum { smoothing_lanes = 8 };

// Sums of squared one-step errors and of logarithms of one-step forecasts of an ETS form.
//
// trend: 0 none, 1 additive (damped by phi). season: 0 none, 1 additive, 2 multiplicative.
// relative: 0 errors y - f, 1 errors (y - f) / f.
// y: [n]. parameters: [6][8], rows alpha, beta, gamma, phi, level, slope.
// seasons: [m][8], the season of step t at row t mod m; overwritten with the last ones.
// squares: [8], the sum of e^2. logs: [8], the sum of log |f|, written only where relative is 1.
void ets_sums(
    int trend, int season, int relative, const double *y, size_t n, size_t m,
    const double *parameters, double *seasons, double *squares, double *logs);

// Sums of squared one-step errors of a Theta model, from step `burn_in` on.
//
// y, intercepts, slopes: [n], the trend line known before each step, A + B t.
// parameters: [3][8], rows level, alpha, weight of the line 1 - 1/theta. squares: [8].
void theta_sums(
    const double *y, const double *intercepts, const double *slopes, size_t n, size_t burn_in,
    const double *parameters, double *squares);
