/* Loaded in front of libc (LD_PRELOAD): the Nth file system call under one directory fails, once or from then on.
 * Only real errors come out, where the kernel would give them: to the program nothing tells it from a broken disk.
 *
 *   FAULT_ROOT     calls on paths under it are counted
 *   FAULT_PROGRAM  the name of the program that is meant; all others go on untouched
 *   FAULT_KINDS    kinds of calls that are counted, between commas: ",open,write,"; absent: all
 *   FAULT_LOG      each call counted leaves a line there: kind and path
 *   FAULT_AT       the number of the call that fails, from 1; 0 or absent: none
 *   FAULT_ERRNO    with which errno
 *   FAULT_STICKY   1: so does every later one
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int counted, concerned = -1;

static int concerns_this_program(void) {
  if (concerned < 0) {
    const char *program = getenv("FAULT_PROGRAM");
    concerned = getenv("FAULT_ROOT") && program && strcmp(program, program_invocation_short_name) == 0;
  }
  return concerned;
}

static void note(const char *kind, const char *path) {
  char line[4600];
  const char *log = getenv("FAULT_LOG");
  if (!log) return;
  int length = snprintf(line, sizeof line, "%s %s\n", kind, path);
  int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return;
  syscall(SYS_write, fd, line, (size_t)length);
  syscall(SYS_close, fd);
}

/* 1 and errno set: this call is to fail. */
static int fails(const char *kind, const char *path) {
  if (!concerns_this_program() || !path) return 0;
  const char *root = getenv("FAULT_ROOT");
  if (strncmp(path, root, strlen(root)) != 0) return 0;
  const char *at = getenv("FAULT_AT"), *kinds = getenv("FAULT_KINDS"), *sticky = getenv("FAULT_STICKY");
  char listed[40];
  snprintf(listed, sizeof listed, ",%s,", kind);
  if (kinds && !strstr(kinds, listed)) return 0;
  int number = __sync_add_and_fetch(&counted, 1), wanted = at ? atoi(at) : 0;
  note(kind, path);
  if (wanted == 0 || number < wanted || (number > wanted && !(sticky && *sticky == '1'))) return 0;
  errno = atoi(getenv("FAULT_ERRNO"));
  return 1;
}

static int fails_on(const char *kind, int fd) {
  char link[40], path[4400];
  if (!concerns_this_program()) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return fails(kind, path);
}

static const char *kind_of_open(int flags) { return flags & O_CREAT ? "create" : "open"; }

#define MODE_OF(flags)                                                                                                 \
  mode_t mode = 0;                                                                                                     \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {                                                                             \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode = va_arg(rest, mode_t);                                                                                       \
    va_end(rest);                                                                                                      \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  return fails(kind_of_open(flags), path) ? -1 : NEXT(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  return fails(kind_of_open(flags), path) ? -1 : NEXT(open64)(path, flags, mode);
}
int openat(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  return fails(kind_of_open(flags), path) ? -1 : NEXT(openat)(at, path, flags, mode);
}
int openat64(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  return fails(kind_of_open(flags), path) ? -1 : NEXT(openat64)(at, path, flags, mode);
}
ssize_t write(int fd, const void *bytes, size_t size) {
  return fails_on("write", fd) ? -1 : NEXT(write)(fd, bytes, size);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  return fails_on("write", fd) ? -1 : NEXT(writev)(fd, parts, count);
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  return fails_on("write", fd) ? -1 : NEXT(pwrite64)(fd, bytes, size, offset);
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  return fails_on("write", fd) ? -1 : NEXT(pwrite)(fd, bytes, size, offset);
}
ssize_t read(int fd, void *bytes, size_t size) {
  return fails_on("read", fd) ? -1 : NEXT(read)(fd, bytes, size);
}
ssize_t pread64(int fd, void *bytes, size_t size, off64_t offset) {
  return fails_on("read", fd) ? -1 : NEXT(pread64)(fd, bytes, size, offset);
}
ssize_t pread(int fd, void *bytes, size_t size, off_t offset) {
  return fails_on("read", fd) ? -1 : NEXT(pread)(fd, bytes, size, offset);
}
int fsync(int fd) { return fails_on("sync", fd) ? -1 : NEXT(fsync)(fd); }
int fdatasync(int fd) { return fails_on("sync", fd) ? -1 : NEXT(fdatasync)(fd); }
int ftruncate64(int fd, off64_t size) { return fails_on("write", fd) ? -1 : NEXT(ftruncate64)(fd, size); }
int ftruncate(int fd, off_t size) { return fails_on("write", fd) ? -1 : NEXT(ftruncate)(fd, size); }
int rename(const char *from, const char *to) { return fails("rename", from) ? -1 : NEXT(rename)(from, to); }
int unlink(const char *path) { return fails("unlink", path) ? -1 : NEXT(unlink)(path); }
int rmdir(const char *path) { return fails("unlink", path) ? -1 : NEXT(rmdir)(path); }
int mkdir(const char *path, mode_t mode) { return fails("mkdir", path) ? -1 : NEXT(mkdir)(path, mode); }
int scandir64(const char *path, struct dirent64 ***names, int (*filter)(const struct dirent64 *),
              int (*compare)(const struct dirent64 **, const struct dirent64 **)) {
  return fails("list", path) ? -1 : NEXT(scandir64)(path, names, filter, compare);
}
int scandir(const char *path, struct dirent ***names, int (*filter)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **)) {
  return fails("list", path) ? -1 : NEXT(scandir)(path, names, filter, compare);
}

/* libuv asks the kernel for statx without libc's function of that name. */
long syscall(long number, ...) {
  long arguments[6];
  va_list rest;
  va_start(rest, number);
  for (int n = 0; n < 6; n++) arguments[n] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_statx) {
    const char *path = (const char *)arguments[1];
    if (path && *path ? fails("stat", path) : fails_on("stat", (int)arguments[0])) return -1;
  }
  return NEXT(syscall)(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
}
