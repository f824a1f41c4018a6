# auto.arima of R's forecast package, its defaults, on the M3 Monthly panel: one line a series.
#
# usage: Rscript m3_auto_arima.R FOLDER OUT.csv
# FOLDER holds M3-monthly-train.csv and M3-monthly-test.csv (unique_id,ds,y). Series that OUT.csv
# already has are skipped, so that a run can be stopped and taken up again.
suppressMessages(library(forecast))
folder <- commandArgs(TRUE)[1]
out <- commandArgs(TRUE)[2]
train <- read.csv(file.path(folder, "M3-monthly-train.csv"))
test <- read.csv(file.path(folder, "M3-monthly-test.csv"))
if (!file.exists(out)) writeLines("unique_id,order,coefficients,seconds,smape", out)
done <- read.csv(out)$unique_id
# Every seventh series first: a run that is cut short still saw the whole panel.
ids <- unique(train$unique_id)
ids <- ids[order((seq_along(ids) - 1) %% 7, seq_along(ids))]
for (id in setdiff(ids, done)) {
  y <- ts(train$y[train$unique_id == id], frequency = 12)
  a <- test$y[test$unique_id == id]
  began <- proc.time()[[1]]
  line <- tryCatch({
    fit <- auto.arima(y)
    p <- as.numeric(forecast(fit, h = length(a))$mean)
    smape <- mean(200 * abs(a - p) / (abs(a) + abs(p)))
    c(paste(fit$arma, collapse = " "), paste(names(coef(fit)), collapse = " "), smape)
  }, error = function(e) c("error", "", NA))
  cat(paste(id, line[1], line[2], round(proc.time()[[1]] - began, 2), line[3], sep = ","), "\n",
      sep = "", file = out, append = TRUE)
}
