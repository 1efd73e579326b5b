/*
 * net.h - the network of docs/network.md, with its gradients.
 *
 * A batch is a run of sentences laid end to end: N words in rows. Sentences
 * with trees come first and sentences with names last, those with both in
 * between, so that each head works on one run of rows.
 */
#ifndef TRAIN_NET_H
#define TRAIN_NET_H

#include "params.h"
#include "vocab.h"

#define LAYERS_MAX 6
#define DISTANCES 15
#define ROOT_DISTANCE 14

typedef struct {
    int D, L, A, B, Hn, E;
    int tags, rels;
    int width[PARTS], rows[PARTS];
} net_shape;

typedef struct {
    net_shape shape;
    param_list params;
    param *table[PARTS];
    param *window; /* [3D][E]: previous, current, next */
    param *window_bias, *kase;
    param *sru[LAYERS_MAX], *sru_vectors[LAYERS_MAX];
    /* all heads on the encoder in one matrix of rows
     * dep A, head A, label of word B, label of head B, tags */
    param *heads, *heads_bias;
    param *arc, *arc_bias, *arc_root, *distance;
    param *label_root, *label_out, *label_out_bias;
    param *name_sru, *name_vectors, *name_out, *name_bias, *moves;
    const int *word_count; /* for word dropout */
} network;

void net_init(network *net, const net_shape *shape, const vocabulary *v,
    random_state *random);
static inline int heads_rows(const net_shape *s)
{
    return 2 * s->A + 2 * s->B + s->tags;
}

/* ---- what is dropped while learning ------------------------------------ */

typedef struct {
    float word, affix, glove; /* whole features */
    float embedding, layer, hidden, mlp, names;
} dropout;

/* ---- one batch --------------------------------------------------------- */

typedef struct {
    int sentences, words;
    const sentence **items;
    int *begin;     /* of each sentence, and the end: [sentences + 1] */
    int tree_end;   /* sentences [0, tree_end) have trees */
    int name_begin; /* sentences [name_begin, sentences) have names */
} batch;

/* Lays out a batch in place: reorders items. */
void batch_arrange(batch *b);

/* What the forward pass leaves for the backward pass. */
typedef struct {
    int width, hidden;  /* of the input, of one direction */
    const float *input; /* as the products saw it */
    const float *skip;  /* the highway's input; NULL: none */
    float *u, *f, *r, *c, *g, *out;
} sru_state;

typedef struct {
    int (*ids)[PARTS]; /* rows used, after dropout; -1: none */
    float *x, *x_mask; /* [N][E] */
    float *h0;         /* [N][D] */
    sru_state layer[LAYERS_MAX];
    float *layer_mask[LAYERS_MAX]; /* [sentences][D] */
    float *top;                    /* [N][D]: output of the last layer */
    float *heads_in, *heads_mask;
    float *z, *mlp_mask; /* [N][heads_rows] */
    float *arc_heads;    /* [N + 1][A]: head rows, then the root */
    float *arc_products; /* [N + 1][A]: Wb head */
    float *label_root;   /* [B] */
    float *name_in, *name_mask, *name_hidden, *name_out_mask;
    sru_state name;
    float *emissions; /* [name words][NAME_CLASSES] */
    int name_first;   /* first row with names */
} activations;

typedef struct {
    const dropout *drop; /* NULL: not learning */
    random_state *random;
    bool rounded; /* activations as int8 sees them */
    workspace *work;
} run_options;

void net_forward(
    const network *net, const batch *b, const run_options *o, activations *a);

typedef struct {
    double tag, arc, label, name;
    long words, name_words;
} losses;

/* The losses and all gradients of the batch that was run forward. */
void net_backward(network *net, const batch *b, const run_options *o,
    activations *a, losses *sum);

/* ---- pieces ------------------------------------------------------------ */

/* e^x to about 1e-7 relative, in a form that compilers vectorise. */
static inline float quick_exp(float x)
{
    float t = x * 1.44269504f;
    t = t < -126.0f ? -126.0f : t > 126.0f ? 126.0f : t;
    float whole = __builtin_rintf(t), f = (t - whole) * 0.69314718f;
    float p = 1.0f +
        f *
            (1.0f +
                f *
                    (0.5f +
                        f *
                            (0.16666667f +
                                f *
                                    (0.04166667f +
                                        f * (0.00833333f + f * 0.00138889f)))));
    union {
        int32_t bits;
        float value;
    } power = {.bits = ((int32_t)whole + 127) << 23};
    return p * power.value;
}

/* C[n][m] = A[n][k] B[m][k]^T (+ C) */
void multiply_nt(
    float *c, const float *a, const float *b, int n, int m, int k, bool add);
/* C[n][k] = A[n][m] B[m][k] (+ C) */
void multiply_nn(
    float *c, const float *a, const float *b, int n, int k, int m, bool add);
/* C[m][k] += A[n][m]^T B[n][k] */
void multiply_tn(float *c, const float *a, const float *b, int n, int m, int k);

/* Forward over one sentence's rows [begin, end). */
void sru_forward(const sru_state *s, const float *vectors, int begin, int end);
/* d_out -> d_u (every row is set), d_skip (added to, may be NULL) and the
 * gradient of the vectors (added to). */
void sru_backward(const sru_state *s, const float *vectors, int begin, int end,
    const float *d_out, float *d_u, float *d_skip, float *d_vectors);

/* Rounds each row to 127 steps of its largest value. */
void round_activations(float *x, int n, int width);

int distance_bucket(int from, int to);
/* Scores of the arcs of sentence k: out[n][n + 1], column n is the root. */
void arc_scores(const network *net, const batch *b, const activations *a, int k,
    float *out);
void label_hidden(const network *net, const activations *a, int row,
    int head_row, float *out);

/* Negative log-likelihood of the names; gradients are added. */
double crf_loss(const float *emissions, const float *moves, const int *gold,
    int n, float *d_emissions, float *d_moves, float scale);
void crf_decode(const float *emissions, const float *moves, int n, int *out);

#endif
