/* failing-disk.c - a disk that fails when it is told to, in the place of libc's calls (LD_PRELOAD).
 *
 * FAILING_DISK names a file of eight 32-bit numbers that the test and this library share; FAILING_PATH is a part of the paths it is
 * about. A failed synchronisation undoes what was written since the last good one, as a disk may that has lost it: Linux calls these
 * pages clean from then on, and no later fsync brings them back. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct control {
  volatile int32_t countdown; /* the call that fails, counted from 1; 0: none */
  volatile int32_t error;     /* its errno */
  volatile int32_t sticky;    /* all after it fail, too */
  volatile int32_t calls;     /* how many were seen */
  volatile int32_t failures;  /* how many failed */
  volatile int32_t syncs;     /* how many of these were synchronisations */
  volatile int32_t broken;    /* it is failing now */
  volatile int32_t undone;    /* how many writes were undone */
};
static struct control *control;
static const char *part;

struct undo {
  struct undo *next;
  dev_t device;
  ino_t inode;
  off_t offset, size;
  size_t length;
  char bytes[];
};
static struct undo *undos;

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("FAILING_DISK");
  part = getenv("FAILING_PATH");
  int fd = path && part ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *memory = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (memory != MAP_FAILED) control = memory;
}

static int concerns(int fd) {
  char link[64], target[4096];
  if (!control) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, target, sizeof target - 1);
  if (length < 0) return 0;
  target[length] = 0;
  return strstr(target, part) && !strstr(target, "-shm") && !strstr(target, ".lock");
}

static int fails(void) {
  control->calls++;
  if (!control->broken) {
    if (control->countdown == 0 || --control->countdown > 0) return 0;
    control->broken = control->sticky;
  }
  control->failures++;
  errno = control->error;
  return 1;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static void remember(int fd, size_t length, off_t offset) {
  struct stat status;
  if (fstat(fd, &status) != 0) return;
  struct undo *undo = malloc(sizeof *undo + length);
  if (!undo) return;
  *undo = (struct undo){undos, status.st_dev, status.st_ino, offset, status.st_size, length};
  ssize_t had = pread(fd, undo->bytes, length, offset);
  undo->length = had > 0 ? (size_t)had : 0;
  undos = undo;
}

/* Forgets what was written to the file since it was last on disk, or takes it back. */
static void settle(int fd, int back) {
  struct stat status;
  if (fstat(fd, &status) != 0) return;
  REAL(pwrite64);
  for (struct undo **place = &undos; *place;) {
    struct undo *undo = *place;
    if (undo->device != status.st_dev || undo->inode != status.st_ino) {
      place = &undo->next;
      continue;
    }
    if (back) {
      real(fd, undo->bytes, undo->length, undo->offset);
      __typeof__(&ftruncate64) cut = (__typeof__(&ftruncate64))dlsym(RTLD_NEXT, "ftruncate64");
      (void)!cut(fd, undo->size);
      control->undone++;
    }
    *place = undo->next;
    free(undo);
  }
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  REAL(pwrite64);
  if (!concerns(fd)) return real(fd, bytes, length, offset);
  if (fails()) return -1;
  remember(fd, length, offset);
  return real(fd, bytes, length, offset);
}
ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(write);
  if (concerns(fd) && fails()) return -1;
  return real(fd, bytes, length);
}
int ftruncate64(int fd, off64_t length) {
  REAL(ftruncate64);
  if (concerns(fd) && fails()) return -1;
  return real(fd, length);
}
static int synchronize(int fd, int (*real)(int)) {
  if (!concerns(fd)) return real(fd);
  if (fails()) {
    control->syncs++;
    int error = errno;
    settle(fd, 1);
    errno = error;
    return -1;
  }
  int result = real(fd);
  if (result == 0) settle(fd, 0);
  return result;
}
int fsync(int fd) {
  REAL(fsync);
  return synchronize(fd, real);
}
int fdatasync(int fd) {
  REAL(fdatasync);
  return synchronize(fd, real);
}
