/*
 * file.h - mapping a file into memory; the library's only door to a disk.
 */
#ifndef THAW_FILE_H
#define THAW_FILE_H

#include "base/base.h"

typedef struct {
    thaw_str bytes;
    bool mapped;
} thaw_file;

/* Maps a file for reading.  Fails with ENOTFOUND or EIO. */
thaw_status thaw_file_open(thaw_file *file, const char *path, thaw_error *err);
void thaw_file_close(thaw_file *file);
/* Writes a file as a whole: to a temporary name beside it, then renamed. */
thaw_status thaw_file_write(const char *path, thaw_str bytes, thaw_error *err);

#endif
