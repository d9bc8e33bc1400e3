"""Forms that lose nothing: what one showed when it was opened, what has moved since, and whose words are to stay.

Django's forms and formsets, and nothing of the admin: whatever page shows a form can keep it this way. A page shows
`opened.seal(…)` in a hidden input; what comes back is read by `posted.read` and held against `shown.of_forms` of today.
Where that has moved, `threeway` says in what, and puts together what is to be saved. `articles.admin.guarded` is the
model of how a page does it.
"""
