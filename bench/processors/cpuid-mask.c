/*
 * Lets a program see an older x86 processor than the one it runs on, at full speed: CPUID is made to fault (Linux, arch_prctl(ARCH_SET_CPUID)),
 * and the handler answers it with bits left out. The processor must be able to do so: cpuid_fault in /proc/cpuinfo.
 *
 *   gcc -O2 -shared -fPIC -o cpuid-mask.so cpuid-mask.c
 *   CPUMASK=1 LD_PRELOAD=$PWD/cpuid-mask.so summarizer info --model models/pocket
 *
 * CPUMASK: 1 AVX2; 2 AVX-512 without VNNI; 3 AVX2 with AVX-VNNI; 4 AVX-512 with VNNI, without AMX. Unset: the processor as it is.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>
#include <dlfcn.h>
#include <sys/syscall.h>
#include <cpuid.h>
static int level;
static struct sigaction chained;
static int (*real_sigaction)(int, const struct sigaction *, struct sigaction *);
static void fault(int on) { syscall(SYS_arch_prctl, 0x1012, on ? 0 : 1); }
static void handler(int sig, siginfo_t *info, void *c) {
  ucontext_t *u = c; greg_t *r = u->uc_mcontext.gregs;
  const unsigned char *ip = (const unsigned char *)r[REG_RIP];
  if (info->si_code == SI_KERNEL && ip[0] == 0x0f && ip[1] == 0xa2) {
    unsigned a = r[REG_RAX], cc = r[REG_RCX], b, d, leaf = a, sub = cc;
    fault(0); __cpuid_count(leaf, sub, a, b, cc, d); fault(1);
    if (leaf == 7 && sub == 0) {
      d &= ~((1u<<22)|(1u<<24)|(1u<<25));
      if (level < 4) cc &= ~(1u<<11);
      if (level == 1 || level == 3) {
        b &= ~((1u<<16)|(1u<<17)|(1u<<21)|(1u<<26)|(1u<<27)|(1u<<28)|(1u<<30)|(1u<<31));
        cc &= ~((1u<<1)|(1u<<6)|(1u<<11)|(1u<<12)|(1u<<14));
        d &= ~((1u<<2)|(1u<<3)|(1u<<8)|(1u<<23));
      }
    }
    if (leaf == 7 && sub == 1) {
      if (level != 3 && level != 4) a &= ~(1u<<4);
      a &= ~(1u<<21);
      if (level != 4) a &= ~(1u<<5);
      d &= ~((1u<<4)|(1u<<8)|(1u<<10));
    }
    r[REG_RAX] = a; r[REG_RBX] = b; r[REG_RCX] = cc; r[REG_RDX] = d; r[REG_RIP] += 2;
    return;
  }
  if (chained.sa_flags & SA_SIGINFO && chained.sa_sigaction) { chained.sa_sigaction(sig, info, c); return; }
  if (chained.sa_handler && chained.sa_handler != SIG_DFL && chained.sa_handler != SIG_IGN) { chained.sa_handler(sig); return; }
  signal(SIGSEGV, SIG_DFL); raise(SIGSEGV);
}
int sigaction(int s, const struct sigaction *n, struct sigaction *o) {
  if (!real_sigaction) real_sigaction = dlsym(RTLD_NEXT, "sigaction");
  if (s != SIGSEGV || !level) return real_sigaction(s, n, o);
  if (o) *o = chained;
  if (n) chained = *n;
  return 0;
}
__attribute__((constructor)) static void start(void) {
  const char *m = getenv("CPUMASK"); level = m ? atoi(m) : 0;
  if (!level) return;
  real_sigaction = dlsym(RTLD_NEXT, "sigaction");
  struct sigaction s; memset(&s, 0, sizeof s); s.sa_sigaction = handler; s.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&s.sa_mask); real_sigaction(SIGSEGV, &s, 0); fault(1);
}
