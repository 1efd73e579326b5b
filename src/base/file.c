/*
 * file.c - mapping a file into memory.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static thaw_status cannot(thaw_error *err, const char *what, const char *path)
{
    thaw_status status = errno == ENOENT ? THAW_ENOTFOUND : THAW_EIO;
    return thaw_fail(
        err, status, 0, "cannot %s \"%s\": %s", what, path, strerror(errno));
}

thaw_status thaw_file_open(thaw_file *file, const char *path, thaw_error *err)
{
    *file = (thaw_file){{"", 0}, false};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cannot(err, "open", path);
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(fd);
        return thaw_fail(
            err, THAW_EIO, 0, "\"%s\" is not a regular file", path);
    }
    size_t size = (size_t)info.st_size;
    if (size > 0) {
        void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (at == MAP_FAILED) {
            close(fd);
            return cannot(err, "map", path);
        }
        *file = (thaw_file){{at, size}, true};
    }
    close(fd);
    return THAW_OK;
}

void thaw_file_close(thaw_file *file)
{
    if (file->mapped) {
        union {
            const char *in;
            void *out;
        } at = {file->bytes.ptr};
        munmap(at.out, file->bytes.len);
    }
    *file = (thaw_file){{"", 0}, false};
}

static bool write_all(int fd, thaw_str bytes)
{
    while (bytes.len) {
        ssize_t n = write(fd, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes.ptr += n;
        bytes.len -= (size_t)n;
    }
    return true;
}

thaw_status thaw_file_write(const char *path, thaw_str bytes, thaw_error *err)
{
    char temporary[4096];
    int n = snprintf(temporary, sizeof temporary, "%s.tmp", path);
    if (n < 0 || (size_t)n >= sizeof temporary)
        return thaw_fail(err, THAW_ELIMIT, 0, "path too long");
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return cannot(err, "create", temporary);
    bool good = write_all(fd, bytes);
    good = close(fd) == 0 && good;
    if (!good || rename(temporary, path) != 0) {
        thaw_status status = cannot(err, "write", path);
        unlink(temporary);
        return status;
    }
    return THAW_OK;
}
