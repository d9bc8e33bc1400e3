// Whoever signs out leaves nothing behind: neither in this tab, nor in what other tabs keep of their half-done work.

sessionStorage.clear();
new BroadcastChannel("signed-out").postMessage("");
