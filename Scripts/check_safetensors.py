"""Reads a safetensors file with the `safetensors` package and prints what it holds.

One line a tensor, by name: name, dtype, shape, then the numbers as hexadecimal floats. Used by
SafetensorsPackageTests to check our writer. Run: python Scripts/check_safetensors.py FILE
"""

import sys

from safetensors import safe_open


def main():
    with safe_open(sys.argv[1], framework="numpy") as file:
        for key, text in sorted((file.metadata() or {}).items()):
            print(f"metadata {key}={text}")
        for name in sorted(file.keys()):
            tensor = file.get_tensor(name)
            numbers = " ".join(float(x).hex() for x in tensor.reshape(-1))
            print(f"{name} {tensor.dtype} {list(tensor.shape)} {numbers}".rstrip())


if __name__ == "__main__":
    main()
