/*
 * lanes.h - the element-wise part of a kernel, included once by each.
 *
 * The includer defines LANES (4, 8 or 16 floats worked on at once), TARGET (an
 * attribute that lets the compiler use the instructions for it) and narrow()
 * (LANES int32 in -127..127 to bytes).  Every function treats elements one by
 * one or keeps 16 partial results whatever LANES is, so the bits of a result
 * do not depend on it.
 *
 * It may define LARGER, SMALLER (of floats) and LARGER_INT as instructions;
 * like those below, they give b when a is not a number.
 */
#if !defined LANES || !defined TARGET
#error "define LANES and TARGET first"
#endif

typedef float vec __attribute__((vector_size(LANES * 4)));
typedef int32_t ivec __attribute__((vector_size(LANES * 4)));
/* The same, at any address. */
typedef float vec_at __attribute__((vector_size(LANES * 4), aligned(4)));

#define STREAMS (THAW_TILE / LANES) /* vecs that make a tile */
#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE vec load(const float *from)
{
    return *(const vec_at *)(const void *)from;
}

INLINE void store(float *to, vec v)
{
    *(vec_at *)(void *)to = v;
}

INLINE vec all(float x)
{
    return x - (vec){0};
}

INLINE ivec all_int(int32_t x)
{
    return x - (ivec){0};
}

#ifndef LARGER
INLINE vec choose(ivec mask, vec yes, vec no)
{
    return (vec)((mask & (ivec)yes) | (~mask & (ivec)no));
}

#define LARGER(a, b) choose((a) > (b), (a), (b))
#define SMALLER(a, b) choose((a) < (b), (a), (b))
#define LARGER_INT(a, b) ((ivec)choose((a) > (b), (vec)(a), (vec)(b)))
#endif

/* The largest of all lanes. */
INLINE int32_t largest_lane(ivec v)
{
    int32_t largest = v[0];
    for (int k = 1; k < LANES; k++)
        largest = v[k] > largest ? v[k] : largest;
    return largest;
}

/*
 * tanh as a fraction of polynomials in x * x, fitted for the least largest
 * error over [-7, 7], which is 0.9e-6; past 7 it stays.
 */
INLINE vec tanh_of(vec x)
{
    x = SMALLER(LARGER(x, all(-7.0f)), all(7.0f));
    vec t = x * x;
    vec above = t * all(3.92995958e-06f) + all(2.27697781e-03f);
    above = above * t + all(1.23021706e-01f);
    above = (above * t + all(9.99995687e-01f)) * x;
    vec below = t * all(1.42349630e-04f) + all(2.10721283e-02f);
    below = below * t + all(4.56340190e-01f);
    below = below * t + all(1.0f);
    return above / below;
}

INLINE vec sigmoid_of(vec x)
{
    return tanh_of(x * all(0.5f)) * all(0.5f) + all(0.5f);
}

/* ---- sums -------------------------------------------------------------- */

TARGET static void relu_sum(float *out, const float *a, const float *b,
    const float *c, const float *d, size_t n)
{
    for (size_t i = 0; i < n; i += LANES) {
        vec sum = load(a + i) + load(b + i) + load(c + i) + load(d + i);
        store(out + i, LARGER(sum, all(0.0f)));
    }
}

TARGET static void add(float *x, const float *y, size_t n)
{
    for (size_t i = 0; i < n; i += LANES)
        store(x + i, load(x + i) + load(y + i));
}

TARGET static float dot(const float *x, const float *y, size_t n)
{
    vec sums[STREAMS] = {{0}};
    for (size_t i = 0; i < n; i += THAW_TILE)
        for (size_t s = 0; s < STREAMS; s++)
            sums[s] += load(x + i + s * LANES) * load(y + i + s * LANES);
    float sum = 0;
    for (size_t s = 0; s < STREAMS; s++)
        for (size_t k = 0; k < LANES; k++)
            sum += sums[s][k];
    return sum;
}

TARGET static uint32_t best(const float *x, size_t n)
{
    vec tops = all(-INFINITY);
    for (size_t i = 0; i < n; i += LANES)
        tops = LARGER(load(x + i), tops);
    float top = tops[0];
    for (int k = 1; k < LANES; k++)
        top = tops[k] > top ? tops[k] : top;
    uint32_t i = 0;
    while (i < n && !(x[i] >= top))
        i++;
    return top > -INFINITY ? i : 0;
}

/* ---- rounding ---------------------------------------------------------- */

/* The bits of the largest size of a row: as integers, floats without their
 * sign are in order, and infinity and not-a-number come last. */
INLINE int32_t largest_bits(const float *x, size_t n)
{
    ivec top = all_int(0);
    for (size_t i = 0; i < n; i += LANES) {
        ivec bits = (ivec)load(x + i) & all_int(0x7FFFFFFF);
        top = LARGER_INT(bits, top);
    }
    return largest_lane(top);
}

/* Adding 1.5 * 2^23 leaves a whole number in the low bits, rounded half to
 * even as every float sum is. */
INLINE int32_t round_row(const float *x, float inverse, int8_t *out, size_t n)
{
    ivec sum = all_int(0);
    for (size_t i = 0; i < n; i += LANES) {
        vec shifted = load(x + i) * all(inverse) + all(12582912.0f);
        ivec whole = (ivec)shifted - all_int(0x4B400000);
        sum += whole;
        narrow(out + i, whole);
    }
    int32_t total = 0;
    for (int k = 0; k < LANES; k++)
        total += sum[k];
    return total;
}

TARGET static void quantise(const float *x, size_t stride, thaw_rows *rows)
{
    static const float least = 1e-30f, most = 1e30f;
    size_t n = rows->width;
    for (uint32_t r = 0; r < rows->count; r++, x += stride) {
        int32_t bits = largest_bits(x, n);
        float top;
        memcpy(&top, &bits, sizeof top);
        if (top > least && top < most) {
            rows->scale[r] = top / 127.0f;
            rows->sum[r] = round_row(x, 127.0f / top, rows->values + r * n, n);
        } else {
            rows->scale[r] = 0;
            rows->sum[r] = 0;
            memset(rows->values + r * n, 0, n);
        }
    }
}

/* ---- the recurrence ---------------------------------------------------- */

/* One word in one direction: u, f and r lie H apart in row, the vectors 2H. */
INLINE void sru_step(const float *row, const float *vectors, const float *x,
    float *c, float *out, size_t H)
{
    for (size_t i = 0; i < H; i += LANES) {
        vec before = load(c + i), u = load(row + i);
        vec f = load(row + H + i) + load(vectors + i) * before;
        vec r = load(row + 2 * H + i) + load(vectors + 2 * H + i) * before;
        f = sigmoid_of(f + load(vectors + 4 * H + i));
        r = sigmoid_of(r + load(vectors + 6 * H + i));
        vec now = u + f * (before - u);
        vec skip = x ? load(x + i) : all(0.0f);
        store(c + i, now);
        store(out + i, skip + r * (tanh_of(now) - skip));
    }
}

/* Both directions go together, so that one can work while the other waits. */
TARGET static void sru(const thaw_sru *s)
{
    size_t H = s->hidden;
    memset(s->c, 0, 2 * H * sizeof *s->c);
    for (size_t t = 0; t < s->words; t++) {
        size_t back = s->words - 1 - t;
        sru_step(s->u + t * 6 * H, s->vectors, s->x ? s->x + t * 2 * H : NULL,
            s->c, s->out + t * 2 * H, H);
        sru_step(s->u + back * 6 * H + 3 * H, s->vectors + H,
            s->x ? s->x + back * 2 * H + H : NULL, s->c + H,
            s->out + back * 2 * H + H, H);
    }
}
