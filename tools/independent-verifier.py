"""Verifies an exported chain (`tideover export chain --out FILE`) without any code of Tideover: Python 3 and its standard library alone.

    python3 tools/independent-verifier.py FILE [--head SEQ HASH] [--json]

The file is lines of JSON. First: {"tideover": "chain 1", "accounts": [[id, code, currency]], "funds": [[id, code]], "digits": {currency: digits}}.
Then one line an event: {"seq", "prev", "hash", "body", "postings": [[id, event, entry, fund, account, subject, minor units, line?]]}.
Last: {"head": {"seq", "hash"}, "trialBalance": [[account, fund, currency, amount]]}.

It holds that the events count from 1 without a gap; that hash = SHA-256(prev, line feed, body) and each prev is the hash before (zeros at first);
that the body tells this event, the digest of these posting rows, their number, and each of them (or, above 100, their sums); that every entry has two
postings or more, belongs to one fund, and sums to zero per layer and currency; and that the trial balance is what the postings come to.
Amounts are whole minor units throughout; nothing is rounded. Exit 0: all holds. Exit 1: the first fault, on standard error.
"""
import argparse
import collections
import hashlib
import json
import sys


class Fault(Exception):
    """What does not hold, in words."""


def hold(condition, words):
    if not condition:
        raise Fault(words)


def decimal(minor, digits):
    sign, text = ("-" if minor < 0 else ""), str(abs(minor)).rjust(digits + 1, "0")
    return sign + (text if digits == 0 else text[:-digits] + "." + text[-digits:])


def canonical(row):
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def layer(code):
    return "budget" if code.startswith("budget:") else "actual"


class Chain:
    def __init__(self, first):
        hold(first.get("tideover") == "chain 1", "the first line is not that of an exported chain")
        self.accounts = {number: (code, currency) for number, code, currency in first["accounts"]}
        self.funds = dict(map(tuple, first["funds"]))
        self.digits = first["digits"]
        self.seq, self.hash, self.last_posting = 0, "00" * 32, 0
        self.entries = {}  # the last event's entries alone: an entry never goes on in another event
        self.highest_entry = 0
        self.balances = collections.Counter()

    def event(self, line):
        hold(line["seq"] == self.seq + 1, f"after event {self.seq} comes event {line['seq']}")
        self.seq = line["seq"]
        hold(line["prev"] == self.hash, f"event {self.seq} does not follow the hash before it")
        reckoned = hashlib.sha256(bytes.fromhex(line["prev"]) + b"\n" + line["body"].encode()).hexdigest()
        hold(line["hash"] == reckoned, f"the hash of event {self.seq} is not that of its body")
        self.hash = line["hash"]
        body = json.loads(line["body"])
        hold(body["v"] == 1 and body["seq"] == self.seq, f"the body of event {self.seq} is another event's")
        self.postings(line["postings"], body["postings"])

    def postings(self, rows, told):
        hold(told["count"] == len(rows), f"event {self.seq} tells {told['count']} postings and has {len(rows)}")
        digest = hashlib.sha256("".join(map(canonical, rows)).encode()).hexdigest()
        hold(told["digest"] == digest, f"the postings of event {self.seq} are not those that were sealed")
        entries, named, sums = {}, [], collections.Counter()
        for number, event, entry, fund, account, subject, minor, *rest in rows:
            hold(number > self.last_posting, f"posting {number} is out of order")
            self.last_posting = number
            hold(event == self.seq and entry > self.highest_entry, f"posting {number} is of another event")
            hold(isinstance(minor, int) and minor != 0, f"posting {number} is of no amount")
            hold(account in self.accounts and fund in self.funds, f"posting {number} is to no account or fund that is told")
            code, currency = self.accounts[account]
            funds, counted, totals = entries.setdefault(entry, (set(), [], collections.Counter()))
            funds.add(fund)
            counted.append(number)
            totals[layer(code), currency] += minor
            sums[code, currency] += minor
            self.balances[code, self.funds[fund], currency] += minor
            named.append([self.funds[fund], code, currency, subject, decimal(minor, self.digits[currency]), rest[0] if rest else None])
        for entry, (funds, counted, totals) in entries.items():
            hold(len(funds) == 1, f"entry {entry} stands in several funds")
            hold(len(counted) >= 2, f"entry {entry} has one posting alone")
            for (which, currency), total in totals.items():
                hold(total == 0, f"entry {entry} of event {self.seq} is out by {total} minor units of {currency} in the {which} layer")
        self.highest_entry = max([self.highest_entry, *entries])
        if "list" in told:
            hold([posting[1:] for posting in told["list"]] == named, f"the body of event {self.seq} tells other postings than its rows")
        else:
            wanted = [[code, currency, decimal(total, self.digits[currency])] for (code, currency), total in sums.items()]
            hold(sorted(told["sums"]) == sorted(wanted), f"the body of event {self.seq} tells other sums than its rows")

    def end(self, last, head):
        hold(last["head"] == {"seq": self.seq, "hash": self.hash}, "the head that is told is not that of the last event")
        if head:
            hold((str(self.seq), self.hash) == tuple(head), f"the head is {self.seq} {self.hash}, not the one that was asked for")
        told = {(account, fund, currency): amount for account, fund, currency, amount in last["trialBalance"]}
        zero = {key: decimal(0, self.digits[key[2]]) for key in told}
        hold({**zero, **self.trial_balance()} == told, "the trial balance that is told is not what the postings come to")

    def trial_balance(self):
        return {key: decimal(minor, self.digits[key[2]]) for key, minor in sorted(self.balances.items())}


def verify(path, head):
    chain, last = None, None
    with open(path, encoding="utf-8", newline="\n") as file:
        for text in file:
            line = json.loads(text)
            hold(last is None, "something stands behind the last line")
            if chain is None:
                chain = Chain(line)
            elif "seq" in line:
                chain.event(line)
            else:
                last = line
    hold(chain is not None and last is not None, "the file is cut off")
    chain.end(last, head)
    return chain


def main():
    options = argparse.ArgumentParser(description="Verifies a chain that Tideover exported.")
    options.add_argument("file")
    options.add_argument("--head", nargs=2, metavar=("SEQ", "HASH"))
    options.add_argument("--json", action="store_true", help="print the head and the trial balance as JSON")
    asked = options.parse_args()
    try:
        chain = verify(asked.file, asked.head)
    except (Fault, ValueError, KeyError, TypeError) as fault:
        print(f"does not verify: {fault}", file=sys.stderr)
        return 1
    if asked.json:
        rows = [[*key, amount] for key, amount in chain.trial_balance().items()]
        print(json.dumps({"ok": True, "head": {"seq": chain.seq, "hash": chain.hash}, "trialBalance": rows}, ensure_ascii=False))
    else:
        print(f"verifies: {chain.seq} events, head {chain.hash}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
