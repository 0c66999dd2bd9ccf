/* pretended-clock.c - a wall clock for one test's programs, in the place of libc's calls (LD_PRELOAD).
 *
 * The clock stands still until the test moves it. PRETENDED_CLOCK names a file of one `struct clock`, which the test and every program
 * share; after a change the test sends SIGUSR2 to the programs that have timers. As the kernel does it:
 *
 *   - a timerfd on CLOCK_REALTIME expires once the clock has reached its time, by passing time or by a step;
 *   - one with TFD_TIMER_CANCEL_ON_SET becomes readable when the clock was set (`sets` is another number), and read(2) says ECANCELED.
 *
 * The time zone is the clock's too: tzset(3) follows it, as it follows /etc/localtime. Random bytes come from the time and a counter, so
 * that every run has the same ids. While `full` is set, nothing can be written to a journal. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

struct clock {
  volatile int64_t seconds; /* CLOCK_REALTIME */
  volatile int32_t sets;    /* how often it was set, or the machine resumed, or the zone changed */
  volatile int32_t full;    /* whether the disk is full */
  char zone[48];            /* TZ */
};
static const struct clock *shared;

enum { DESCRIPTORS = 1024 };

/* The timers on CLOCK_REALTIME, by descriptor. */
static struct timer {
  int is_wall, cancels, is_cancelled;
  int32_t sets; /* of the clock, when it was armed */
  volatile int64_t at, nanoseconds;
} timers[DESCRIPTORS];

/* libc's syscall(2): this library has one of its own, since some ask for random bytes with it. */
typedef long system_call(long, ...);
static system_call *kernel(void) {
  static system_call *found;
  if (!found) found = (system_call *)dlsym(RTLD_NEXT, "syscall");
  return found;
}

static struct timer *timer(int fd) { return fd >= 0 && fd < DESCRIPTORS && timers[fd].is_wall ? &timers[fd] : NULL; }

/* Makes the kernel's timer expire at once or never: the clock stands still. */
static void arm(int fd) {
  struct timer *timer = &timers[fd];
  struct itimerspec spec = {0};
  if (timer->cancels && timer->sets != shared->sets) timer->is_cancelled = 1;
  int is_armed = timer->at || timer->nanoseconds;
  if (is_armed && (timer->is_cancelled || timer->at <= shared->seconds)) spec.it_value.tv_nsec = 1;
  kernel()(SYS_timerfd_settime, fd, 0, &spec, NULL);
}

static void on_signal(int number) {
  int error = errno;
  (void)number;
  for (int fd = 0; fd < DESCRIPTORS; fd++)
    if (timers[fd].is_wall) arm(fd);
  errno = error;
}

__attribute__((constructor)) static void start(void) {
  const char *path = getenv("PRETENDED_CLOCK");
  int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *memory = mmap(NULL, sizeof *shared, PROT_READ, MAP_SHARED, fd, 0);
  close(fd);
  if (memory == MAP_FAILED) return;
  shared = memory;
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigaction(SIGUSR2, &action, NULL);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (!shared || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return (int)kernel()(SYS_clock_gettime, clock, time);
  /* The middle of the second: what was to happen at its beginning is past. */
  *time = (struct timespec){shared->seconds, 500000000};
  return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  *time = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}

void tzset(void) {
  void (*real)(void) = (void (*)(void))dlsym(RTLD_NEXT, "tzset");
  const char *zone = getenv("TZ");
  if (shared && (!zone || strcmp(zone, shared->zone) != 0)) setenv("TZ", shared->zone, 1);
  real();
}

int timerfd_create(clockid_t clock, int flags) {
  int fd = (int)kernel()(SYS_timerfd_create, clock, flags);
  if (fd >= 0 && fd < DESCRIPTORS) timers[fd] = (struct timer){.is_wall = shared && clock == CLOCK_REALTIME};
  return fd;
}

int timerfd_settime(int fd, int flags, const struct itimerspec *new, struct itimerspec *old) {
  struct timer *wall = timer(fd);
  if (!wall || !(flags & TFD_TIMER_ABSTIME)) return (int)kernel()(SYS_timerfd_settime, fd, flags, new, old);
  wall->cancels = (flags & TFD_TIMER_CANCEL_ON_SET) != 0;
  wall->is_cancelled = 0;
  wall->sets = shared->sets;
  wall->at = new->it_value.tv_sec;
  wall->nanoseconds = new->it_value.tv_nsec;
  int64_t used;
  /* The signal may come in between. */
  do {
    used = shared->seconds;
    arm(fd);
  } while (used != shared->seconds);
  return 0;
}

int close(int fd) {
  if (timer(fd)) timers[fd].is_wall = 0;
  return (int)kernel()(SYS_close, fd);
}

ssize_t read(int fd, void *bytes, size_t length) {
  ssize_t result = kernel()(SYS_read, fd, bytes, length);
  struct timer *wall = timer(fd);
  if (!wall || !wall->is_cancelled) return result;
  wall->is_cancelled = 0;
  wall->sets = shared->sets;
  errno = ECANCELED;
  return -1;
}

/* The same bytes at the same time, whatever came before (SplitMix64). */
static void fill(void *bytes, size_t length) {
  static int64_t second;
  static uint64_t counter;
  if (second != shared->seconds) counter = 0;
  second = shared->seconds;
  for (size_t done = 0; done < length; done += 8) {
    uint64_t word = (uint64_t)second * 1000003 + ++counter * 0x9e3779b97f4a7c15;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
    word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
    word ^= word >> 31;
    memcpy((char *)bytes + done, &word, length - done < 8 ? length - done : 8);
  }
}

int getentropy(void *bytes, size_t length) {
  if (!shared) return kernel()(SYS_getrandom, bytes, length, 0) == (long)length ? 0 : -1;
  fill(bytes, length);
  return 0;
}

ssize_t getrandom(void *bytes, size_t length, unsigned flags) {
  if (!shared) return kernel()(SYS_getrandom, bytes, length, flags);
  fill(bytes, length);
  return (ssize_t)length;
}

/* Up to six arguments, as the kernel has them. */
long syscall(long number, ...) {
  va_list list;
  long words[6];
  va_start(list, number);
  for (int index = 0; index < 6; index++) words[index] = va_arg(list, long);
  va_end(list);
  if (number == SYS_getrandom) return getrandom((void *)words[0], (size_t)words[1], (unsigned)words[2]);
  return kernel()(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

static int is_refused(int fd) {
  char link[64], target[4096];
  if (!shared || !shared->full) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, target, sizeof target - 1);
  if (length < 0) return 0;
  target[length] = 0;
  if (!strstr(target, "/journal.sqlite") || strstr(target, "-shm")) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  if (is_refused(fd)) return -1;
  return kernel()(SYS_pwrite64, fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (is_refused(fd)) return -1;
  return kernel()(SYS_write, fd, bytes, length);
}
