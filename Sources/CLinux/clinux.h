// What Linux has and Swift's Glibc module leaves out.
#pragma once
#include <malloc.h>
#include <sys/timerfd.h>
