/*
 * heads.c - the weights of the tag, parse and name heads.
 *
 * Labels are compared with doc.h's lists here, once, so that a stage maps a
 * class to a value by one look-up.
 */
#include <math.h>

#include "doc/doc.h"
#include "encoder/weights.h"

static bool has_count(
    thaw_weights *w, const char id[4], const thaw_strings *list, uint32_t n)
{
    if (w->status == THAW_OK && list->count != n)
        thaw_weights_fail(w, id, "as many labels as CONF says expected");
    return w->status == THAW_OK;
}

/* Names a label that doc.h does not have. */
static void fail_label(thaw_weights *w, const char id[4], thaw_str label)
{
    char what[80];
    size_t len = label.len < 40 ? label.len : 40;
    char text[41];
    for (size_t i = 0; i < len; i++)
        text[i] =
            label.ptr[i] > ' ' && label.ptr[i] <= '~' ? label.ptr[i] : '?';
    text[len] = 0;
    memcpy(what, "unknown label ", 14);
    memcpy(what + 14, text, len + 1);
    thaw_weights_fail(w, id, what);
}

/* ---- tags -------------------------------------------------------------- */

static void read_tag_labels(thaw_weights *w)
{
    thaw_tag_weights *tag = &w->model->tag;
    uint32_t n = w->model->size.tags;
    thaw_strings labels = thaw_weights_strings(w, "TAGS");
    tag->upos = thaw_weights_room(w, n, 1);
    tag->xpos = thaw_weights_room(w, n, 1);
    if (!has_count(w, "TAGS", &labels, n))
        return;
    for (uint32_t i = 0; i < n; i++) {
        thaw_str label = thaw_strings_get(&labels, i), xpos = label;
        thaw_upos u = thaw_upos_find(thaw_str_split(&xpos, '|'));
        thaw_xpos x = xpos.ptr ? thaw_xpos_find(xpos) : THAW_XPOS_COUNT;
        if (u == THAW_UPOS_COUNT || x == THAW_XPOS_COUNT) {
            fail_label(w, "TAGS", label);
            return;
        }
        tag->upos[i] = (uint8_t)u;
        tag->xpos[i] = (uint8_t)x;
    }
}

void thaw_weights_tag(thaw_weights *w)
{
    const thaw_dimensions *d = &w->model->size;
    thaw_tag_weights *tag = &w->model->tag;
    thaw_weights_matrix(w, &tag->matrix, "TAGW", d->tags, d->width);
    tag->bias = thaw_weights_padded(w, "TAGB", d->tags, -INFINITY);
    read_tag_labels(w);
}

/* ---- arcs and labels --------------------------------------------------- */

static void read_deprels(thaw_weights *w)
{
    thaw_parse_weights *parse = &w->model->parse;
    uint32_t n = w->model->size.deprels, roots = 0;
    thaw_strings labels = thaw_weights_strings(w, "RELS");
    parse->deprel = thaw_weights_room(w, n, 1);
    if (!has_count(w, "RELS", &labels, n))
        return;
    for (uint32_t i = 0; i < n; i++) {
        thaw_deprel deprel = thaw_deprel_find(thaw_strings_get(&labels, i));
        if (deprel == THAW_DEPREL_COUNT) {
            fail_label(w, "RELS", thaw_strings_get(&labels, i));
            return;
        }
        parse->deprel[i] = (uint8_t)deprel;
        if (deprel == THAW_DEPREL_ROOT) {
            parse->labels_bias[i] = -INFINITY;
            roots++;
        }
    }
    if (roots >= n)
        thaw_weights_fail(w, "RELS", "a label other than root expected");
}

static void read_heads(thaw_weights *w)
{
    const thaw_dimensions *d = &w->model->size;
    thaw_parse_weights *parse = &w->model->parse;
    thaw_matrix *heads = &parse->heads;
    uint32_t D = d->width, A = d->arc, B = d->label;
    thaw_weights_new_matrix(w, heads, 2 * A + 2 * B, D);
    thaw_weights_fill(w, heads, 0, "ARCD", A, D);
    thaw_weights_fill(w, heads, A, "ARCH", A, D);
    thaw_weights_fill(w, heads, 2 * A, "LABD", B, D);
    thaw_weights_fill(w, heads, 2 * A + B, "LABH", B, D);
    const float *dep = thaw_weights_floats(w, "ARDB", A);
    const float *head = thaw_weights_floats(w, "ARHB", A);
    parse->arc_bias = thaw_weights_room(w, 2 * (size_t)A, sizeof(float));
    if (w->status != THAW_OK)
        return;
    memcpy(parse->arc_bias, dep, A * sizeof(float));
    memcpy(parse->arc_bias + A, head, A * sizeof(float));
}

/* One row times a matrix, into out (tiles whole). */
static void multiply_one(
    const thaw_model *model, const thaw_matrix *m, const float *x, float *out)
{
    int8_t values[THAW_INPUT_MAX];
    float scale;
    int32_t sum;
    thaw_rows row = {1, m->cols, values, &scale, &sum};
    model->kernel->quantise(x, m->cols, &row);
    model->kernel->multiply(m, &row, out);
}

/* What the root is to every sentence is made once. */
static void make_roots(
    thaw_weights *w, const float *arc_root, const float *label_root)
{
    thaw_model *model = w->model;
    thaw_parse_weights *parse = &model->parse;
    uint32_t A = model->size.arc, B = model->size.label;
    float products[4 * THAW_WIDTH_MAX];
    int32_t sum;
    multiply_one(model, &parse->arc, arc_root, products);
    thaw_rows row = {1, A, parse->root, &parse->root_scale, &sum};
    model->kernel->quantise(products, A, &row);
    parse->root_bias = model->kernel->dot(parse->arc_vector, arc_root, A) +
        parse->distance[THAW_DISTANCE_ROOT];
    multiply_one(model, &parse->heads, label_root, products);
    memcpy(parse->label_root, products + 2 * A + B, B * sizeof(float));
}

void thaw_weights_parse(thaw_weights *w)
{
    const thaw_dimensions *d = &w->model->size;
    thaw_parse_weights *parse = &w->model->parse;
    read_heads(w);
    thaw_weights_matrix(w, &parse->arc, "ARCU", d->arc, d->arc);
    parse->arc_vector = thaw_weights_floats(w, "ARCW", d->arc);
    parse->distance = thaw_weights_floats(w, "ARDI", THAW_DISTANCES);
    parse->label_bias = thaw_weights_floats(w, "LABB", d->label);
    thaw_weights_matrix(w, &parse->labels, "LABO", d->deprels, d->label);
    parse->labels_bias = thaw_weights_padded(w, "LAOB", d->deprels, -INFINITY);
    const float *arc_root = thaw_weights_floats(w, "ARCR", d->arc);
    const float *label_root = thaw_weights_floats(w, "LABR", d->width);
    parse->root = thaw_weights_room(w, d->arc, 1);
    parse->label_root = thaw_weights_room(w, d->label, sizeof(float));
    read_deprels(w);
    if (w->status == THAW_OK)
        make_roots(w, arc_root, label_root);
}

/* ---- names ------------------------------------------------------------- */

static bool read_class(thaw_str label, thaw_name_class *out)
{
    *out = (thaw_name_class){THAW_NAME_COUNT, false};
    if (thaw_str_is(label, "O"))
        return true;
    if (label.len < 2 || label.ptr[1] != '-' ||
        (label.ptr[0] != 'B' && label.ptr[0] != 'I'))
        return false;
    thaw_name_type type =
        thaw_name_type_find((thaw_str){label.ptr + 2, label.len - 2});
    *out = (thaw_name_class){(uint8_t)type, label.ptr[0] == 'I'};
    return type != THAW_NAME_COUNT;
}

static bool may_follow(const thaw_name_class *from, thaw_name_class to)
{
    return !to.inside || (from && from->type == to.type);
}

/* Scores of transitions, with the forbidden ones made impossible. */
static void read_moves(thaw_weights *w)
{
    thaw_name_weights *name = &w->model->name;
    uint32_t n = w->model->size.names;
    const float *from = thaw_weights_floats(w, "NAMT", ((size_t)n + 1) * n);
    name->moves = thaw_weights_room(w, (size_t)n * n, sizeof(float));
    name->start = thaw_weights_room(w, n, sizeof(float));
    if (w->status != THAW_OK)
        return;
    for (uint32_t to = 0; to < n; to++) {
        thaw_name_class class = name->classes[to];
        for (size_t i = 0; i < n; i++)
            name->moves[i * n + to] = may_follow(&name->classes[i], class)
                ? from[i * n + to]
                : -INFINITY;
        name->start[to] =
            may_follow(NULL, class) ? from[(size_t)n * n + to] : -INFINITY;
    }
}

static void read_name_classes(thaw_weights *w)
{
    thaw_name_weights *name = &w->model->name;
    uint32_t n = w->model->size.names, outside = 0;
    thaw_strings labels = thaw_weights_strings(w, "NAMC");
    name->classes = thaw_weights_room(w, n, sizeof *name->classes);
    if (!has_count(w, "NAMC", &labels, n))
        return;
    for (uint32_t i = 0; i < n; i++) {
        thaw_str label = thaw_strings_get(&labels, i);
        if (!read_class(label, &name->classes[i])) {
            fail_label(w, "NAMC", label);
            return;
        }
        outside += name->classes[i].type == THAW_NAME_COUNT;
    }
    if (outside != 1)
        thaw_weights_fail(w, "NAMC", "one class O expected");
}

void thaw_weights_name(thaw_weights *w)
{
    const thaw_dimensions *d = &w->model->size;
    thaw_name_weights *name = &w->model->name;
    thaw_weights_matrix(w, &name->sru, "NSRU", 6 * d->name, d->width);
    name->vectors = thaw_weights_floats(w, "NSV_", 8 * (size_t)d->name);
    name->highway = 2 * d->name == d->width;
    thaw_weights_matrix(w, &name->matrix, "NAMW", d->names, 2 * d->name);
    name->bias = thaw_weights_floats(w, "NAMB", d->names);
    read_name_classes(w);
    read_moves(w);
}
