"""A copy, kept by whoever runs this: `mirrored.py SITE FILE once` prints it, `… for-ever` follows until killed."""

import json
import sys

from health_content import Client, Copy

SITE, FILE, HOW = sys.argv[1:]

with Client(SITE) as client, Copy(client, FILE) as copy:
    if HOW == "for-ever":
        for told in copy.follow(every=0.05):
            print("followed", len(told.changed), len(told.removed), told.fault or "", flush=True)
    done = copy.update()
    names = [*(article.slug for article in copy.articles()), *(story.id for story in copy.stories())]
    print(json.dumps({"resynced": done.resynced, "names": names}))
