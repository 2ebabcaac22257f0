#!/usr/bin/env python3
"""The page of `diff --format html` in a real browser: it loads by itself, filters, is walked through by keyboard, and has a dark side.

    .ci/page.py PAGE.html [FOLDER]        FOLDER gets a picture of both themes

Speaks WebDriver (W3C) to `chromedriver` with nothing but the standard library.
"""

import base64
import json
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
ESCAPE = "\ue00c"


class Browser:
    """A headless Chromium with one page."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1360,1400"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        for attempt in range(50):
            try:
                self.session = ""
                made = self.call("POST", "", {"capabilities": {"alwaysMatch": wanted}})
                self.session = "/" + made["sessionId"]
                return
            except (ConnectionError, urllib.error.URLError):
                if attempt == 49:
                    raise
                time.sleep(0.2)

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"content-type": "application/json"}
        url = f"http://127.0.0.1:{self.port}/session{self.session}{path}"
        request = urllib.request.Request(url, method=method, data=data, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def run(self, script):
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def type(self, selector, text):
        element = self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self.call("POST", f"/element/{element}/value", {"text": text})

    def press(self, key):
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def click(self, selector):
        element = self.call("POST", "/element", {"using": "css selector", "value": selector})[ELEMENT]
        self.call("POST", f"/element/{element}/click", {})

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def picture(self, path):
        path.write_bytes(base64.b64decode(self.call("GET", "/screenshot")))

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


def check(what, found, wanted=True):
    if found != wanted:
        sys.exit(f"{what}: {found!r}, not {wanted!r}")
    print(f"ok: {what}")


SHOWN = "return [...document.querySelectorAll('.change:not([hidden])')].length"
ALL = "return document.querySelectorAll('.change').length"
OPEN = "return document.querySelectorAll('.change[open]').length"
# The number of the change that has the focus, among those that are shown.
FOCUS = """return [...document.querySelectorAll('.change:not([hidden])')]
    .findIndex(change => change.contains(document.activeElement))"""
PAPER = "return getComputedStyle(document.body).backgroundColor"


def filters(page):
    total = page.run(ALL)
    check("there are changes", total > 2)
    check("all of them are shown", page.run(SHOWN), total)
    kinds = page.run("return [...new Set([...document.querySelectorAll('.change')].map(c => c.dataset.severity))]")
    for kind in kinds:
        count = page.run(f"return document.querySelectorAll('.change[data-severity={kind}]').length")
        box = f".pill:has(input[value={kind}])"
        page.click(box)
        check(f"without `{kind}`", page.run(SHOWN), total - count)
        page.click(box)
    source = page.run("return document.querySelectorAll('.change[data-rust=source-breaking]').length")
    page.click(".pill:has(#source)")
    check("source-breaking only", page.run(SHOWN), source)
    page.click(".pill:has(#source)")
    word = page.run("return document.querySelector('.change .place').textContent.split(/[^A-Za-z]+/).filter(w => w.length > 2)[0]")
    page.press("/")
    check("`/` goes to the search", page.run("return document.activeElement.id"), "search")
    page.type("#search", f"{word} {word.upper()}")
    check("the search finds whatever the case", 0 < page.run(SHOWN) <= total)
    page.type("#search", " zzzz")
    check("the search leaves out the rest", page.run(SHOWN), 0)
    check("and says so", page.run("return !document.getElementById('none').hidden"))
    page.press(ESCAPE)
    check("Escape brings all back", page.run(SHOWN), total)


def walks(page):
    page.press("j")
    check("`j` goes to the first", page.run(FOCUS), 0)
    page.press("j")
    check("`j` goes on", page.run(FOCUS), 1)
    page.press("k")
    check("`k` goes back", page.run(FOCUS), 0)
    check("nothing is open", page.run(OPEN), 0)
    page.press("o")
    check("`o` opens the one with the focus", page.run("return document.querySelector('.change').open"))
    check("with both sides of the document", page.run("return document.querySelectorAll('.change[open] figure').length"), 2)
    page.press("o")
    check("`o` closes it", page.run(OPEN), 0)
    page.press("a")
    check("`a` opens all", page.run(OPEN), page.run(ALL))
    page.press("a")
    check("`a` closes all", page.run(OPEN), 0)
    link = page.run("return document.querySelectorAll('.change')[1].id")
    page.run(f"location.hash = {json.dumps('#' + link)}")
    time.sleep(0.2)
    check("a link opens its change", page.run("return document.querySelectorAll('.change')[1].open"))


def themes(page, pictures):
    page.run("document.querySelectorAll('.change').forEach((c, i) => { c.open = i < 2 }); scrollTo(0, 0)")
    before = page.run(PAPER)
    page.press("t")
    after = page.run(PAPER)
    check("`t` switches the theme", before != after)
    page.click("#theme")
    check("the button switches it back", page.run(PAPER), before)
    for theme in ["light", "dark"] if pictures else []:
        page.run(f"document.documentElement.dataset.theme = '{theme}'")
        time.sleep(0.2)
        page.picture(pictures / f"{theme}.png")


def quiet(page, url):
    errors = [entry["message"] for entry in page.log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    check("the console is empty", errors, [])
    events = [json.loads(entry["message"])["message"] for entry in page.log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    outside = [address for address in asked if not address.startswith((url, "data:"))]
    check("the page itself was asked for", any(address.startswith(url) for address in asked))
    check("and nothing else", outside, [])


def main():
    file = pathlib.Path(sys.argv[1]).resolve()
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    page = Browser()
    try:
        page.call("POST", "/url", {"url": file.as_uri()})
        filters(page)
        walks(page)
        themes(page, pictures)
        quiet(page, file.as_uri())
    finally:
        page.close()


main()
