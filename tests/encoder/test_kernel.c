/*
 * test_kernel.c - every kernel gives the bits of the plain one; and the plain
 * one is right.
 */
#include <math.h>

#include "encoder/tiny.h"
#include "tap.h"

#define WIDTH 208 /* odd numbers of tiles and of blocks */
#define COUNT 13

static float floats[COUNT * WIDTH], others[4][WIDTH];
static int8_t values[2][COUNT * WIDTH];
static float scales[2][COUNT];
static int32_t sums[2][COUNT];

static void fill(float *x, size_t n, float limit, tiny_random *r)
{
    for (size_t i = 0; i < n; i++)
        x[i] = tiny_float(r, limit);
}

static thaw_rows rows_of(int which)
{
    return (thaw_rows){COUNT, WIDTH, values[which], scales[which], sums[which]};
}

/* ---- rounding ---------------------------------------------------------- */

static void check_quantise(const thaw_kernel *kernel, tiny_random *r)
{
    thaw_rows want = rows_of(0), got = rows_of(1);
    fill(floats, COUNT * WIDTH, 3.0f, r);
    memset(floats + WIDTH, 0, WIDTH * sizeof(float));
    floats[2 * WIDTH + 7] = INFINITY;
    floats[3 * WIDTH + 9] = NAN;
    fill(floats + 4 * WIDTH, WIDTH, 1e-35f, r);
    thaw_kernel_plain.quantise(floats, WIDTH, &want);
    kernel->quantise(floats, WIDTH, &got);
    ok(memcmp(values[0], values[1], sizeof values[0]) == 0 &&
            memcmp(scales[0], scales[1], sizeof scales[0]) == 0 &&
            memcmp(sums[0], sums[1], sizeof sums[0]) == 0,
        "%s rounds like plain", kernel->name);
}

static void test_plain_quantise(tiny_random *r)
{
    thaw_rows rows = rows_of(0);
    double worst = 0;
    bool sum_fits = true;
    fill(floats, COUNT * WIDTH, 5.0f, r);
    floats[3] = 6.0f;                 /* the largest, so 127 steps */
    floats[4] = 6.0f / 127.0f * 2.5f; /* half way: to the even one */
    thaw_kernel_plain.quantise(floats, WIDTH, &rows);
    for (int i = 0; i < COUNT; i++) {
        int32_t sum = 0;
        for (int k = 0; k < WIDTH; k++) {
            int at = i * WIDTH + k;
            double off = fabs((double)floats[at] -
                (double)values[0][at] * (double)scales[0][i]);
            worst = fmax(worst, off / (double)scales[0][i]);
            sum += values[0][at];
        }
        sum_fits = sum_fits && sum == sums[0][i];
    }
    ok(worst < 0.5001, "no value is off by more than half a step");
    ok(sum_fits, "the sums are the sums");
    ok(values[0][3] == 127, "the largest is 127");
    ok(values[0][4] == 2, "half goes to even");
}

static void test_zero_rows(void)
{
    thaw_rows rows = {1, 16, values[0], scales[0], sums[0]};
    float x[16] = {1.0f, NAN};
    thaw_kernel_plain.quantise(x, 16, &rows);
    bool zero = scales[0][0] >= 0 && scales[0][0] <= 0 && sums[0][0] == 0;
    for (int i = 0; i < 16; i++)
        zero = zero && values[0][i] == 0;
    ok(zero, "a row that is not finite becomes zero");
}

/* ---- products ---------------------------------------------------------- */

typedef struct {
    thaw_matrix matrix;
    int8_t weights[70 * WIDTH];
    float scale[70];
    _Alignas(64) uint8_t packed[80 * WIDTH];
    float padded[80];
} test_matrix;

static void make_matrix(test_matrix *t, uint32_t rows, tiny_random *r)
{
    for (size_t i = 0; i < (size_t)rows * WIDTH; i++)
        t->weights[i] = (int8_t)((int)tiny_below(r, 255) - 127);
    fill(t->scale, rows, 0.1f, r);
    t->matrix = (thaw_matrix){
        .rows = rows, .cols = WIDTH, .packed = t->packed, .scale = t->padded};
    thaw_matrix_clear(&t->matrix);
    thaw_matrix_set(&t->matrix, 0, rows, t->weights, WIDTH, t->scale);
}

static bool is_product(const test_matrix *t, const float *out)
{
    bool good = true;
    size_t stride = (size_t)t->matrix.tiles * THAW_TILE;
    for (uint32_t i = 0; i < COUNT; i++)
        for (uint32_t row = 0; row < t->matrix.rows; row++) {
            int32_t sum = 0;
            for (uint32_t k = 0; k < WIDTH; k++)
                sum += t->weights[row * WIDTH + k] * values[0][i * WIDTH + k];
            float want = (float)sum * scales[0][i] * t->scale[row];
            good =
                good && memcmp(&want, &out[i * stride + row], sizeof want) == 0;
        }
    return good;
}

static void check_multiply(
    const thaw_kernel *kernel, uint32_t rows, tiny_random *r)
{
    static test_matrix t;
    static float out[COUNT * 80];
    thaw_rows x = rows_of(0);
    make_matrix(&t, rows, r);
    for (int i = 0; i < COUNT * WIDTH; i++)
        values[0][i] = (int8_t)((int)tiny_below(r, 255) - 127);
    for (int i = 0; i < COUNT; i++) {
        sums[0][i] = 0;
        scales[0][i] = tiny_float(r, 1);
        for (int k = 0; k < WIDTH; k++)
            sums[0][i] += values[0][i * WIDTH + k];
    }
    kernel->multiply(&t.matrix, &x, out);
    ok(is_product(&t, out), "%s multiplies by %u rows", kernel->name, rows);
    thaw_rows one = thaw_rows_part(&x, 0, 1);
    float first[80];
    kernel->multiply(&t.matrix, &one, first);
    ok(memcmp(first, out, rows * sizeof(float)) == 0,
        "%s: one row alone is as among others", kernel->name);
}

/* Numbers as large as they get, all of one sign. */
static void check_extremes(const thaw_kernel *kernel)
{
    static test_matrix t;
    static float out[COUNT * 80];
    thaw_rows x = rows_of(0);
    tiny_random r = {5};
    make_matrix(&t, 70, &r);
    memset(t.weights, -127, sizeof t.weights);
    thaw_matrix_set(&t.matrix, 0, 70, t.weights, WIDTH, t.scale);
    memset(values[0], -127, sizeof values[0]);
    for (int i = 0; i < COUNT; i++)
        sums[0][i] = -127 * WIDTH;
    kernel->multiply(&t.matrix, &x, out);
    ok(is_product(&t, out), "%s: nothing overflows", kernel->name);
}

/* ---- element-wise ------------------------------------------------------ */

static void check_elements(const thaw_kernel *kernel, tiny_random *r)
{
    static float want[WIDTH], got[WIDTH];
    const thaw_kernel *plain = &thaw_kernel_plain;
    bool sum = true, added = true, dot = true, best = true;
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 4; i++)
            fill(others[i], WIDTH, 10.0f, r);
        plain->relu_sum(
            want, others[0], others[1], others[2], others[3], WIDTH);
        kernel->relu_sum(
            got, others[0], others[1], others[2], others[3], WIDTH);
        sum = sum && memcmp(want, got, sizeof want) == 0;
        plain->add(want, others[0], WIDTH);
        kernel->add(got, others[0], WIDTH);
        added = added && memcmp(want, got, sizeof want) == 0;
        float a = plain->dot(others[0], others[1], WIDTH);
        float b = kernel->dot(others[0], others[1], WIDTH);
        dot = dot && memcmp(&a, &b, sizeof a) == 0;
        for (int i = 0; i < WIDTH; i++)
            got[i] = floorf(others[0][i] / 4);
        best = best && plain->best(got, WIDTH) == kernel->best(got, WIDTH);
    }
    ok(sum, "%s: relu_sum", kernel->name);
    ok(added, "%s: add", kernel->name);
    ok(dot, "%s: dot", kernel->name);
    ok(best, "%s: best", kernel->name);
}

static void check_best(const thaw_kernel *kernel)
{
    float x[48];
    bool first = true;
    for (uint32_t want = 0; want < 48; want++) {
        for (uint32_t i = 0; i < 48; i++)
            x[i] = i < want ? -1.0f : 2.0f;
        first = first && kernel->best(x, 48) == want;
    }
    ok(first, "%s: the first of the largest, wherever it is", kernel->name);
    for (int i = 0; i < 48; i++)
        x[i] = NAN;
    ok(kernel->best(x, 48) == 0, "%s: 0 when nothing compares", kernel->name);
    x[20] = -INFINITY;
    ok(kernel->best(x, 48) == 0, "%s: -INFINITY is never best", kernel->name);
    x[37] = -5.0f;
    ok(kernel->best(x, 48) == 37, "%s: a number among nonsense", kernel->name);
}

/* ---- the recurrence ---------------------------------------------------- */

#define HIDDEN 48
#define SRU_WORDS 9

static float sru_u[SRU_WORDS * 6 * HIDDEN], sru_x[SRU_WORDS * 2 * HIDDEN];
static float sru_vectors[8 * HIDDEN];

static void run_sru(const thaw_kernel *kernel, bool highway, float *out)
{
    float c[2 * HIDDEN];
    thaw_sru s = {
        SRU_WORDS, HIDDEN, sru_vectors, sru_u, highway ? sru_x : NULL, out, c};
    kernel->sru(&s);
}

static double exact_sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

/* docs/network.md in doubles, one element of one direction. */
static double sru_error(const float *out, bool highway, int dir, int i)
{
    double c = 0, worst = 0;
    const float *v = sru_vectors + dir * HIDDEN + i;
    for (int step = 0; step < SRU_WORDS; step++) {
        int t = dir ? SRU_WORDS - 1 - step : step;
        const float *u = sru_u + t * 6 * HIDDEN + dir * 3 * HIDDEN + i;
        int at = t * 2 * HIDDEN + dir * HIDDEN + i;
        double x = highway ? (double)sru_x[at] : 0;
        double f = exact_sigmoid(
            (double)u[HIDDEN] + (double)v[0] * c + (double)v[4 * HIDDEN]);
        double r = exact_sigmoid((double)u[2 * HIDDEN] +
            (double)v[2 * HIDDEN] * c + (double)v[6 * HIDDEN]);
        c = f * c + (1 - f) * (double)u[0];
        double want = r * tanh(c) + (1 - r) * x;
        worst = fmax(worst, fabs(want - (double)out[at]));
    }
    return worst;
}

static void test_sru(bool highway)
{
    static float out[SRU_WORDS * 2 * HIDDEN];
    double worst = 0;
    run_sru(&thaw_kernel_plain, highway, out);
    for (int i = 0; i < HIDDEN; i++)
        for (int dir = 0; dir < 2; dir++)
            worst = fmax(worst, sru_error(out, highway, dir, i));
    ok(worst < 2e-5, "plain: the recurrence is the one described (%.1e)",
        worst);
}

static void check_sru(const thaw_kernel *kernel)
{
    static float want[SRU_WORDS * 2 * HIDDEN], got[SRU_WORDS * 2 * HIDDEN];
    for (int highway = 0; highway < 2; highway++) {
        run_sru(&thaw_kernel_plain, highway, want);
        run_sru(kernel, highway, got);
        ok(memcmp(want, got, sizeof want) == 0, "%s: the recurrence%s",
            kernel->name, highway ? ", with a highway" : "");
    }
}

static void check_kernel(const char *name)
{
    const thaw_kernel *kernel = thaw_kernel_find(name);
    tiny_random r = {77};
    if (!kernel) {
        skip(name);
        return;
    }
    check_quantise(kernel, &r);
    for (uint32_t rows = 1; rows <= 70; rows += 23)
        check_multiply(kernel, rows, &r);
    check_extremes(kernel);
    check_elements(kernel, &r);
    check_best(kernel);
    check_sru(kernel);
}

int main(void)
{
    tiny_random r = {3};
    test_plain_quantise(&r);
    test_zero_rows();
    fill(sru_u, sizeof sru_u / sizeof *sru_u, 6.0f, &r);
    fill(sru_x, sizeof sru_x / sizeof *sru_x, 2.0f, &r);
    fill(sru_vectors, sizeof sru_vectors / sizeof *sru_vectors, 2.0f, &r);
    test_sru(false);
    test_sru(true);
    check_kernel("plain");
    check_kernel("avx2");
    check_kernel("avx512");
    ok(thaw_kernel_find(NULL) != NULL, "there is a best kernel");
    ok(thaw_kernel_find("sse9") == NULL, "an unknown kernel is not found");
    return done_testing();
}
