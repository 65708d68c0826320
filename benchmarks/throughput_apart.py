"""One task of `throughput_tasks.py`, in a process of its own: python throughput_apart.py TASK JSON → JSON.

A process that verifies imports this module anew. It is as light as the command's, so that none of them loads openai.
"""

import json
import sys
from importlib import import_module

if __name__ == "__main__":
    print(json.dumps(import_module("throughput_tasks").TASKS[sys.argv[1]](json.loads(sys.argv[2]))))
