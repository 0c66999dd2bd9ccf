// What Linux has and Swift's Glibc module leaves out.
#pragma once
#include <sys/vfs.h>
#include <libintl.h>
#include <locale.h>
#include <malloc.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/pidfd.h>
#include <sys/timerfd.h>

// Declared by the C library only where _GNU_SOURCE is defined, which would change other declarations as well.
int pipe2(int descriptors[2], int flags);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
