// vdirfloor read|stat FOLDER - the lower bound of loading a vdir, in seconds: one thread lists the folder and then, in this order,
// only opens, reads and closes each .vcf file ("read") or calls fstatat ("stat").
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  int reads = strcmp(arguments[1], "read") == 0;
  double start = now();
  DIR *directory = opendir(arguments[2]);
  if (!directory) { perror(arguments[2]); return 1; }
  char **names = NULL;
  size_t used = 0, room = 0;
  for (struct dirent *entry; (entry = readdir(directory));) {
    size_t length = strlen(entry->d_name);
    if (length < 5 || strcmp(entry->d_name + length - 4, ".vcf") != 0) continue;
    if (used == room) names = realloc(names, (room = room ? room * 2 : 1024) * sizeof *names);
    names[used++] = strdup(entry->d_name);
  }
  static char buffer[1 << 16];
  for (size_t index = 0; index < used; index++) {
    if (reads) {
      int file = openat(dirfd(directory), names[index], O_RDONLY | O_CLOEXEC);
      if (file < 0) { perror(names[index]); return 1; }
      while (read(file, buffer, sizeof buffer) == sizeof buffer) {}
      close(file);
    } else {
      struct stat status;
      if (fstatat(dirfd(directory), names[index], &status, 0) != 0) { perror(names[index]); return 1; }
    }
  }
  printf("%.6f %zu\n", now() - start, used);
  return 0;
}
