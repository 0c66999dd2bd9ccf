// mailfloor read|list FOLDER... - the lower bound of looking through Maildirs, in seconds: one thread lists each folder ("list"), and then
// only opens each file, reads its first 8 KiB and closes it ("read").
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  int reads = strcmp(arguments[1], "read") == 0;
  static char buffer[8 << 10];
  size_t used = 0;
  double start = now();
  for (int index = 2; index < count; index++) {
    DIR *directory = opendir(arguments[index]);
    if (!directory) { perror(arguments[index]); return 1; }
    for (struct dirent *entry; (entry = readdir(directory));) {
      if (entry->d_name[0] == '.') continue;
      used++;
      if (!reads) continue;
      int file = openat(dirfd(directory), entry->d_name, O_RDONLY | O_CLOEXEC);
      if (file < 0) { perror(entry->d_name); return 1; }
      if (read(file, buffer, sizeof buffer) < 0) { perror(entry->d_name); return 1; }
      close(file);
    }
    closedir(directory);
  }
  printf("%.6f %zu\n", now() - start, used);
  return 0;
}
