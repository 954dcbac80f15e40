vcl 4.1;

# Varnish in front of Broadsheet: keeps readers' pages until a change purges them by their tags. What it needs and why is in
# cdn.md. Needs the modules xkey and var (Debian: varnish-modules). Adapt: the backend, who may purge.

import std;
import var;
import xkey;

backend broadsheet {
  .host = "127.0.0.1";
  .port = "3000";
  # A page that nobody has asked for yet is rendered; the desk's answers may take longer.
  .first_byte_timeout = 60s;
  .probe = {
    .url = "/internal/health";
    .interval = 2s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
  }
}

# Where the process with the jobs (ROLE=all or worker) comes from. Nobody else may purge.
acl purgers {
  "127.0.0.1";
  "::1";
}

sub vcl_recv {
  unset req.http.x-try;
  if (req.method == "PURGE") {
    if (client.ip !~ purgers) {
      return (synth(403, "Forbidden"));
    }
    # With PURGE_TOKEN set, ask for it here as well:
    # if (req.http.xkey-purge-token != "the token") { return (synth(403, "Forbidden")); }
    # See vcl_backend_response.
    var.global_set("purged", "" + std.time2real(now, 0.0));
    if (req.http.xkey-purge-all) {
      if (!std.ban("obj.status != 0")) {
        return (synth(500, "Ban failed: " + std.ban_error()));
      }
      return (synth(200, "Purged everything"));
    }
    if (!req.http.xkey-purge) {
      return (synth(400, "No keys"));
    }
    set req.http.xkey-purged = xkey.purge(req.http.xkey-purge);
    return (synth(200, "Purged " + req.http.xkey-purged));
  }

  # Of operators, not of the world.
  if (req.url ~ "^/internal(/|\?|$)") {
    return (synth(404, "Not found"));
  }
  # The desk: each answer is for one person.
  if (req.url ~ "^/(admin|api|preview|setup)(/|\?|$)") {
    return (pass);
  }
  if (req.method != "GET" && req.method != "HEAD") {
    return (pass);
  }

  # From here on every reader gets the same: no cookie and no query may make a page another one. /search has a query of its own.
  unset req.http.Cookie;
  unset req.http.Authorization;
  if (req.url !~ "^/search\?") {
    set req.url = regsub(req.url, "\?.*$", "");
  }
  # While the newsroom answers, a copy past its time is shown for 10 s at most, during which a new one is fetched. After an error
  # (see try_again), or if it does not answer at all, any copy will do.
  if (req.restarts == 0 && std.healthy(req.backend_hint)) {
    set req.grace = 10s;
  } else {
    set req.grace = 24h;
  }
  set req.http.x-try = req.restarts + 1;
  return (hash);
}

sub vcl_backend_fetch {
  var.set_string("try", bereq.http.x-try);
  unset bereq.http.x-try;
  var.set_real("begun", std.time2real(now, 0.0));
}

sub vcl_backend_response {
  if (bereq.uncacheable) {
    return (deliver);
  }
  if (beresp.status >= 500) {
    # At the first try an error leaves no trace, so that the second (see try_again) finds a copy past its time.
    if (bereq.is_bgfetch || var.get_string("try") == "1") {
      return (abandon);
    }
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    return (deliver);
  }
  # A purge cannot reach what was still on its way: it may be the page of before. It is shown to who asked for it, and not kept.
  if (std.real(var.global_get("purged"), 0.0) >= var.get_real("begun")) {
    set beresp.ttl = 0s;
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    return (deliver);
  }
  # The name under which xkey looks for the tags. Moved and not copied: they may be long. A copy that the newsroom has confirmed
  # with 304 comes with the headers of before, and keeps its tags.
  if (beresp.http.Surrogate-Key) {
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    unset beresp.http.Surrogate-Key;
  }
  # What is kept for a day is past its time and shown while the newsroom is down. What has been purged is gone, and not among it.
  set beresp.grace = 24h;
}

# Rather a copy past its time than an error. Where there is none, the second answer is the error.
sub try_again {
  if (resp.status >= 500 && req.http.x-try == "1") {
    return (restart);
  }
}

# Where an error was abandoned.
sub vcl_synth {
  call try_again;
}

sub vcl_deliver {
  call try_again;
  # For caches, not for readers.
  unset resp.http.xkey;
  unset resp.http.Surrogate-Key;
  unset resp.http.Cache-Tag;
}
