// spawn ROUNDS COMMAND... ['--' COMMAND...]: measures each command as a whole process, in turn.
// Prints the median of each in milliseconds, and its ratio to that of the first command. Output goes to /dev/null.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    int rounds = atoi(argv[1]), commands = 0;
    char **command[16];
    for (int i = 2, start = 2; i <= argc; i++) {
        if (i < argc && strcmp(argv[i], "--") != 0) continue;
        if (i < argc) argv[i] = NULL;
        if (commands < 16) command[commands++] = argv + start;
        start = i + 1;
    }
    double *times = calloc((size_t)rounds * commands, sizeof *times);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    // In turn, so that whatever else the machine does meets all of them alike.
    for (int round = 0; round < rounds; round++)
        for (int c = 0; c < commands; c++) {
            pid_t pid;
            int status;
            double start = now();
            if (posix_spawnp(&pid, command[c][0], &quiet, NULL, command[c], environ) != 0 || waitpid(pid, &status, 0) < 0 || status != 0) {
                fprintf(stderr, "%s failed\n", command[c][0]);
                return 1;
            }
            times[c * rounds + round] = now() - start;
        }
    double first = 0;
    for (int c = 0; c < commands; c++) {
        qsort(times + c * rounds, rounds, sizeof *times, by_size);
        double median = times[c * rounds + rounds / 2];
        if (c == 0) first = median;
        printf("  %-24s %6.2f ms  %5.2f x\n", strrchr(command[c][0], '/') ? strrchr(command[c][0], '/') + 1 : command[c][0], median, median / first);
    }
    return 0;
}
