# Swiftcast
#
#   make run       build, then evaluate a few models on a series of datasets/ and forecast the next value
#   make test      everything a fresh Debian machine with Swift needs, then the whole suite
#   make build     the release build of the tool: .build/release/swiftcast
#   make lint      swift format --strict and the project's own rules; `make format` mends the first
#   make bench     our benchmarks beside their peers (peers are skipped where they are not installed)
#   make fixtures  rebuild the numbers of Python and R that tests compare with (Scripts/fixtures/)
#   make data-check  the series of datasets/ against the hashes in datasets/SOURCES.md
#   make docs      the DocC documentation of every public module, in .build/docs
#   make clean     remove what was built

SWIFT ?= swift
SWIFT_SOURCES = Package.swift Sources Tests Benchmarks Examples
TOOL = .build/release/swiftcast

.PHONY: run test build setup lint format bench fixtures data-check docs clean

run: build
	Scripts/run-example $(TOOL)

build: setup
	$(SWIFT) build -c release --product swiftcast

# Release mode: networks train in the tests. `-enable-testing` lets tests see internal names; a
# build folder of its own keeps that flag from rebuilding the tool each time.
test: setup
	$(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build-tests

setup:
	@Scripts/setup

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SWIFT_SOURCES)
	Scripts/lint

format:
	$(SWIFT) format format --in-place --recursive --parallel $(SWIFT_SOURCES)

bench: setup
	Scripts/bench

fixtures:
	Scripts/fixtures/rebuild

data-check:
	Scripts/check-datasets

docs: setup
	Scripts/docs

clean:
	rm -rf .build .build-tests
