/*
 * replay.c - runs a fuzz target over saved inputs, without a fuzzer.
 *
 * Linked with each target in every mode but fuzz, so that what fuzzing once
 * found is a test in every build.  Arguments are files and folders of files.
 */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static bool replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    static const size_t room = (size_t)1 << 24;
    uint8_t *all = malloc(room);
    size_t len = all ? fread(all, 1, room, file) : 0;
    fclose(file);
    if (!all)
        return false;
    /* exactly as long as the input, so that reading past it is seen */
    uint8_t *bytes = realloc(all, len ? len : 1);
    if (!bytes)
        bytes = all;
    LLVMFuzzerTestOneInput(bytes, len);
    free(bytes);
    return true;
}

static long replay_folder(const char *path)
{
    long count = 0;
    DIR *folder = opendir(path);
    if (!folder)
        return -1;
    for (const struct dirent *e; (e = readdir(folder)) != NULL;) {
        char name[4096];
        struct stat about;
        snprintf(name, sizeof name, "%s/%s", path, e->d_name);
        if (stat(name, &about) == 0 && S_ISREG(about.st_mode))
            count += replay_file(name);
    }
    closedir(folder);
    return count;
}

int main(int argc, char **argv)
{
    long count = 0;
    for (int i = 1; i < argc; i++) {
        long n = replay_folder(argv[i]);
        if (n < 0 && !replay_file(argv[i])) {
            fprintf(stderr, "cannot read %s\n", argv[i]);
            return 1;
        }
        count += n < 0 ? 1 : n;
    }
    printf("%ld inputs replayed\n", count);
    return 0;
}
