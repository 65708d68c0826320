"""Writes a llama model of random weights and serves it with llama.cpp's own server: `tiny_llama.py FILE PORT`.

Runs in an environment of its own. The vocabulary is the 256 bytes. The output layer leans towards what ends strings,
lists and objects, so that a grammar comes to its end: what comes out has the shape of a summary, and no sense.
"""

import sys
import threading
from typing import Any

import gguf  # type: ignore[import-not-found]  # only in the environment that runs this
import numpy as np  # type: ignore[import-not-found]  # only in the environment that runs this
from xllamacpp import CommonParams, Server  # type: ignore[import-not-found]  # only in the environment that runs this

WIDTH, FEED, HEADS, CONTEXT = 64, 128, 4, 65536
CONSTANT = 8.0  # in the first dimension of every embedding: it survives to the output, where the leanings hang on it
LEANINGS = {'"': 9.0, "{": 7.5, "}": 6.0, "]": 7.0, ",": 3.0, ":": 4.0, "1": 1.0} | dict.fromkeys("etaosrdlu", 8.5)
UNWANTED, END = -4.0, -2.0  # the leanings of bytes beyond printable ASCII, and of the end of the text
NOISE = 1.5  # of the output layer: enough that strings and lists are not all empty
SPECIAL = ["<unk>", "<s>", "</s>"]


def write(path: str) -> None:
    """The model file; the same bytes each time."""
    random = np.random.default_rng(7)

    def weights(*shape: int, scale: float = 1.0) -> Any:  # noqa: ANN401  # an array, whose class mypy does not see
        return (random.standard_normal(shape) * scale).astype(np.float32)

    kinds = gguf.TokenType
    tokens = SPECIAL + [f"<0x{byte:02X}>" for byte in range(256)]
    file = gguf.GGUFWriter(path, "llama")
    file.add_context_length(CONTEXT)
    file.add_embedding_length(WIDTH)
    file.add_block_count(1)
    file.add_feed_forward_length(FEED)
    file.add_head_count(HEADS)
    file.add_head_count_kv(HEADS)
    file.add_layer_norm_rms_eps(1e-5)
    file.add_rope_dimension_count(WIDTH // HEADS)
    file.add_vocab_size(len(tokens))
    file.add_tokenizer_model("llama")
    file.add_token_list(tokens)
    file.add_token_scores([0.0] * len(tokens))
    file.add_token_types([kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL, *[kinds.BYTE] * 256])
    file.add_unk_token_id(0)
    file.add_bos_token_id(1)
    file.add_eos_token_id(2)
    file.add_add_space_prefix(False)  # noqa: FBT003  # its only parameter
    # With the template that it takes otherwise, the server demands tokens of the grammar that this vocabulary lacks.
    file.add_chat_template("{% for message in messages %}{{ message.content }}\n{% endfor %}")

    embeddings = weights(len(tokens), WIDTH)
    embeddings[:, 0] = CONSTANT
    output = weights(len(tokens), WIDTH, scale=NOISE)
    output[:, 0] = UNWANTED
    output[SPECIAL.index("</s>"), 0] = END
    for byte in range(32, 127):
        output[len(SPECIAL) + byte, 0] = LEANINGS.get(chr(byte), 0.0)
    file.add_tensor("token_embd.weight", embeddings)
    file.add_tensor("output.weight", output / np.float32(WIDTH**0.5))
    file.add_tensor("output_norm.weight", np.full(WIDTH, 4, np.float32))
    for name in ("attn_norm", "ffn_norm"):
        file.add_tensor(f"blk.0.{name}.weight", np.ones(WIDTH, np.float32))
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        file.add_tensor(f"blk.0.{name}.weight", weights(WIDTH, WIDTH, scale=WIDTH**-0.5))
    for name in ("ffn_gate", "ffn_up"):
        file.add_tensor(f"blk.0.{name}.weight", weights(FEED, WIDTH, scale=WIDTH**-0.5))
    file.add_tensor("blk.0.ffn_down.weight", weights(WIDTH, FEED, scale=FEED**-0.5))
    file.write_header_to_file()
    file.write_kv_data_to_file()
    file.write_tensors_to_file()
    file.close()


def serve(path: str, port: int) -> None:
    """Serve the model on the loopback address until the process is stopped."""
    settings = CommonParams()
    settings.model.path = path
    settings.n_ctx = CONTEXT
    settings.n_parallel = 1
    settings.cpuparams.n_threads = 1
    settings.hostnames = ["127.0.0.1"]
    settings.port = port
    settings.warmup = False
    server = Server(settings)
    print(server.listening_address, flush=True)  # noqa: T201  # a script
    threading.Event().wait()


if __name__ == "__main__":
    write(sys.argv[1])
    serve(sys.argv[1], int(sys.argv[2]))
