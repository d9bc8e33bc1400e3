"""The story policy: what an author agrees to, and the words that point to help. New words need a new version."""

VERSION = "1"

# Characters, as a person counts them (`contentapi.text.visible_length`).
MINIMUM_LENGTH = 50
MAXIMUM_LENGTH = 6000
LONGEST_DISPLAY_NAME = 40
LONGEST_REPORT = 1000

# Beside that, code points, so that what is kept and screened has an end. In Burmese, and in Hebrew with its points, a
# character has two or three; a family in one picture has up to eleven.
CODE_POINTS_OF_A_STORY = 3 * MAXIMUM_LENGTH
CODE_POINTS_OF_A_NAME = 5 * LONGEST_DISPLAY_NAME
CODE_POINTS_OF_A_REPORT = 3 * LONGEST_REPORT

_POLICY = """
Please read this before you send your story. If something here does not feel right for you, you do not have to send it.

If you need help now

Sending a story is not a way to get help in an emergency. Nobody watches as stories come in, so please do not wait for
us. If your life or somebody else's is at risk, call the emergency services now. If you are bleeding heavily, feel
faint, or have severe pain or a fever, get medical help now. If you feel that you cannot go on, or somebody is hurting
you, please contact one of the support services that are listed with our articles.

Who reads your story

A person always reads your story before anything is public. Before that, a computer program looks through it. It marks
things such as names and phone numbers, and words that may mean that somebody needs help. It does not decide what is
published. We try to give you our decision within {decision}. If your words make us worry about you, we try to do it
within {decision_in_crisis}. Sometimes it takes us longer.

What we check

We look for anything that could show who you are, or who somebody else is. This can be a name, a phone number, a place
or a date. We may cover it over, and then readers see this instead: [removed: name]. We also look for words that could
hurt readers or put them at risk. We never rewrite your words. If something needs to change, we may ask you to change
it, and you can say no. We may also decide not to publish your story. If so, we tell you why.

What becomes public

If we publish your story, everybody can see your words, except for what we covered over. They can see the name that you
chose, or no name if you gave none. They can also see which article the story belongs to, its language, and the day
when it was published. Other websites and apps may show it too. Please do not give your real full name.

We may add a few words about what is in the story, such as "bleeding", so that readers can choose whether to read it.
Where a story runs against the health guidance, we may put a note beside it that says so.

Readers can tell us if a story worries them. The first time that several readers do, the story is hidden until a
person has looked at it again. We may also look at a story again ourselves, and it is hidden while we do. We may take a
story down later. If we do, we tell you why.

What we keep, and for how long

We keep what you send, what you agreed to, and when. We also keep the notes that we make while we work on your story.
With your story we keep no e-mail address, no account, no phone number and no address of any kind. Please leave these
out of your words too. To stop misuse, we count for a short time how often something is sent to us from one place on
the internet. That count does not say who you are, and it is not joined to your story.

We erase what you sent us {after_decision} after we decide whether to publish it. A published story stays public until
you withdraw it or we take it down. If your story is not public, we erase our answer at the same time, so please read it
before then. After that, your receipt opens nothing. If we do not reach a decision, or we ask you for a change and do
not hear from you, we erase everything after {without_decision}.

When a story has been erased or withdrawn, what is left is a record that a story came, what was decided, by whom, and
when. None of your words are in it. If we keep safety copies of our records, your words may stay in those for a little
longer.

Your receipt

When you send your story, we show you a receipt. It is a long row of letters and numbers, and it is the only key to
your story. Please keep it where only you can find it. Anyone who has it can see what you sent, change it or withdraw
it. We do not know who you are, so we cannot give you your receipt again.

How to change or withdraw your story

With your receipt, you can see what we decided and what we wrote to you. If we ask for a change, you can change your
story and send it again. At any other time, you can withdraw it and send a new one.

You can withdraw your story at any time, and you do not have to say why. We then erase your words, the name you chose,
our notes and our answers at once, and your story is no longer public. We cannot bring it back. We also cannot reach
copies that other people have made.

What you tell us when you send a story

You agree that we may publish it in the way that is described here.

It is your own experience.

You are an adult, aged 18 or over.

How long a story can be

A story can have from {minimum_length} to {maximum_length} characters. A name can have up to {longest_display_name}. A
character is one letter, number, space or sign.
"""


def text(*, after_decision: int, without_decision: int, decision_hours: int, decision_hours_crisis: int) -> str:
    """The policy as plain text, a blank line between paragraphs; a heading is a paragraph of its own.

    The first two are days until an original is erased, the last two are hours until a decision is due.
    """
    return _unwrapped(_POLICY).format(
        after_decision=_counted(after_decision, "day"),
        without_decision=_counted(without_decision, "day"),
        decision=_hours(decision_hours),
        decision_in_crisis=_hours(decision_hours_crisis),
        minimum_length=MINIMUM_LENGTH,
        maximum_length=f"{MAXIMUM_LENGTH:,}",
        longest_display_name=LONGEST_DISPLAY_NAME,
    )


def _hours(hours: int) -> str:
    """In days where they come out even, which are easier to picture: 72 hours are 3 days."""
    return _counted(hours // 24, "day") if hours and hours % 24 == 0 else _counted(hours, "hour")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _unwrapped(words: str) -> str:
    """Paragraphs of one line each, however they are wrapped here."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in words.strip().split("\n\n"))


# Read, with services that are there now, by somebody whose words make us worry, and by many who are in no danger: a
# rule of screening is easily wrong. So it says nothing of what was found, and it is true for both.
SAFETY_NET = _unwrapped("""
Thank you for telling us this. You have done nothing wrong by writing it, and you are not in trouble.

A person will read your story. But nobody is watching right now, so please do not wait for us.

If things are too hard to carry alone, or somebody is hurting or frightening you, please contact one of the services
listed with this message now. You do not have to know what to say.

If your life or somebody else's is at risk, call the emergency services now.
""")

# The same, once a person has read the story, and for as long as it is kept.
SAFETY_NET_LATER = _unwrapped("""
Thank you for telling us how it was for you. You have done nothing wrong by writing it, and you are not in trouble.

Nobody is watching right now, so please do not wait for us.

If things are too hard to carry alone, or somebody is hurting or frightening you, please contact one of the services
listed with this message now. You do not have to know what to say.

If your life or somebody else's is at risk, call the emergency services now.
""")

# Read by everybody who is about to write a story, with the services beside it. Nothing has been sent, and nothing may
# ever be: so nobody is thanked, and nobody is hurried.
SUPPORT_BEFORE = _unwrapped("""
Writing about a loss can bring strong feelings back. You can stop at any time, and you do not have to send anything.

If you would like to talk to somebody, before you write or in place of writing, you can contact one of the support
services listed with our articles. If your life is at risk, or you feel very unwell, call the emergency services now.
""")

# Read by everybody who has sent one.
SUPPORT_AFTER = _unwrapped("""
Thank you for sending your story. Writing about a loss can bring strong feelings back, perhaps not until later.

If you would like to talk to somebody, now or then, you can contact one of the support services listed with our
articles. If your life is at risk, or you feel very unwell, call the emergency services now.
""")
